package dev.tillstream.serving.info;

import java.util.Map;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the service is and how it does.
 *
 * @param status {@code ready} or {@code waiting}, which is until the first model serves
 * @param models state of each version
 * @param endpoints what there is, by purpose
 */
@RegisterForReflection
public record Home(
        @Schema(examples = "Tillstream") String name,
        String version,
        @Schema(examples = "ready") String status,
        Map<String, String> models,
        Map<String, String> endpoints) {}
