package dev.tillstream.serving;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of serving; further ones of its topics are those of {@code models-in} and {@code serving-progress-in}. */
@ConfigMapping(prefix = "serving")
public interface ServingConfig {

    /** The family that the routes without a family answer from, and that must be served before serving is ready. */
    @WithDefault("transaction-clusters")
    String family();

    /** Where models are announced; one partition, since the order of announcements decides. */
    @WithDefault("retail-models")
    String modelsTopic();

    /** Where the other services announce their counters. */
    @WithDefault("retail-progress")
    String progressTopic();

    /** How long the start waits for a broker to create missing topics; afterwards it goes on without them. */
    @WithDefault("30s")
    Duration topicTimeout();

    /** How often a new model answers its probes before it is put into service, so that its code is compiled by then. */
    @WithDefault("2000")
    int warmUpPredictions();

    /** Longest body of a prediction request, in bytes. */
    @WithDefault("65536")
    int maxRequestBytes();

    /** What a client is told to wait while there is no model. */
    @WithDefault("5s")
    Duration retryAfter();
}
