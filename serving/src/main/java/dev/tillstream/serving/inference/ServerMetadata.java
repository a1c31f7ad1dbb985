package dev.tillstream.serving.inference;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The protocol's {@code $metadata_server_response}. */
public record ServerMetadata(
        @Schema(examples = "tillstream") String name,
        @Schema(examples = "1.0.0") String version,
        List<String> extensions) {}
