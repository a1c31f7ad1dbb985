package dev.tillstream.serving.info;

import java.util.Map;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether predictions can be had.
 *
 * @param status {@code healthy} or {@code waiting}
 * @param models state of each version
 */
@RegisterForReflection
public record Health(@Schema(examples = "healthy") String status, Map<String, String> models) {}
