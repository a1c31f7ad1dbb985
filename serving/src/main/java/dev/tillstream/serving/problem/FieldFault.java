package dev.tillstream.serving.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong with one field of a request. */
@Schema(description = "What is wrong with one field of the request")
public record FieldFault(
        @Schema(examples = "price") String field,
        @Schema(examples = "is a text, not a number") String detail) {}
