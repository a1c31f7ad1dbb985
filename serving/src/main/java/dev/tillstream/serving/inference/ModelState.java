package dev.tillstream.serving.inference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The protocol's {@code $ready_model_response}. */
public record ModelState(@Schema(examples = "transaction-clusters") String name, boolean ready) {}
