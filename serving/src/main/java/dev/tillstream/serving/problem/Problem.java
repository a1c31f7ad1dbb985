package dev.tillstream.serving.problem;

import java.util.List;

import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Problem details (RFC 9457).
 *
 * @param instance path of the request, or null until it is known
 * @param field the first field at fault, or null
 * @param errors all fields at fault
 * @param error the detail once more, for clients of systems that knew nothing else; null for all others
 */
@Schema(name = "ProblemDetail", description = "Problem details as of RFC 9457")
public record Problem(
        @Schema(examples = "urn:tillstream:problem:invalid-input") String type,
        @Schema(examples = "Bad Request") String title,
        @Schema(examples = "400") int status,
        @Schema(examples = "price is missing") String detail,
        @Schema(examples = "/predict/best") String instance,
        @Schema(examples = "price") String field,
        List<FieldFault> errors,
        @Schema(examples = "price is missing", nullable = true,
                description = "The detail once more, on system 3's routes") String error) {

    /** Media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String OWN_TYPE = "urn:tillstream:problem:";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that its HTTP status says all about. */
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail, null, null, List.of(), null);
    }

    /** A problem of Tillstream's own kinds. */
    public static Problem of(String kind, int status, String detail) {
        return new Problem(OWN_TYPE + kind, title(status), status, detail, null, null, List.of(), null);
    }

    /** A request whose fields are at fault. */
    public static Problem of(List<FieldFault> faults) {
        FieldFault first = faults.get(0);
        return new Problem(OWN_TYPE + "invalid-input", title(400), 400, first.sentence(), null, first.field(),
                faults, null);
    }

    /** The same for the request of this path. */
    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, field, errors, error);
    }

    /** The same with the detail as {@code error}, too. */
    public Problem withError() {
        return new Problem(type, title, status, detail, instance, field, errors, detail);
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }
}
