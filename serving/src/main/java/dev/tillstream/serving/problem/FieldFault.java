package dev.tillstream.serving.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one field of a request.
 *
 * @param field null if all of the point is at fault
 * @param index of the point in an array, from 0; null if there is one point only
 * @param line of the point in a text, from 1; null if it is no text
 */
@Schema(description = "What is wrong with one field of the request")
public record FieldFault(
        @Schema(examples = "price") String field,
        @Schema(examples = "is a text, not a number") String detail,
        @Schema(examples = "3", nullable = true, description = "of the point in an array, from 0") Integer index,
        @Schema(examples = "4", nullable = true, description = "of the point in a text, from 1") Long line) {

    /** A fault of the only point. */
    public FieldFault(String field, String detail) {
        this(field, detail, null, null);
    }

    /** The same in a point of an array. */
    public FieldFault atIndex(int index) {
        return new FieldFault(field, detail, index, null);
    }

    /** The same in a line of a text. */
    public FieldFault atLine(long line) {
        return new FieldFault(field, detail, null, line);
    }

    /** Place, field and fault. */
    String sentence() {
        String place = index != null ? "point " + index + ": " : line != null ? "line " + line + ": " : "";
        return place + (field == null ? "" : field + " ") + detail;
    }
}
