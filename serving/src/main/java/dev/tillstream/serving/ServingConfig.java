package dev.tillstream.serving;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of serving; further ones of its topics are those of its channels. */
@ConfigMapping(prefix = "serving")
public interface ServingConfig {

    /** The family that the routes without a family answer from, and that must be served before serving is ready. */
    @WithDefault("transaction-clusters")
    String family();

    /** The family that answers on system 4's routes. */
    @WithDefault("customer-clusters")
    String customerFamily();

    /** The family that answers on system 2's routes of total amounts. */
    @WithDefault("total-amount")
    String amountFamily();

    /** The family that answers on system 2's routes of customers of high value. */
    @WithDefault("high-value-customer")
    String highValueFamily();

    /** The family that answers on system 2's routes of categories of quantities. */
    @WithDefault("quantity-category")
    String quantityFamily();

    /** The family that answers on system 3's routes of the product catalogue. */
    @WithDefault("product-clusters")
    String productFamily();

    /** Of the routes of the product catalogue. */
    CatalogueConfig catalogue();

    /** The family that answers on system 5's routes of segments of visitors. */
    @WithDefault("visitor-segments")
    String segmentFamily();

    /** The family that answers on system 5's routes of visitors' intent to purchase. */
    @WithDefault("purchase-intent")
    String intentFamily();

    /** The family that answers on system 5's route of recommendations. */
    @WithDefault("item-recommendations")
    String recommendationFamily();

    /** Where models are announced; one partition, since the order of announcements decides. */
    @WithDefault("retail-models")
    String modelsTopic();

    /** Where the cards of announced models' clusters are. */
    @WithDefault("retail-cards")
    String cardsTopic();

    /** Where the other services announce their counters. */
    @WithDefault("retail-progress")
    String progressTopic();

    /** How long the start waits for a broker to create missing topics; afterwards it goes on without them. */
    @WithDefault("30s")
    Duration topicTimeout();

    /** How often a new model answers its probes before it is put into service, so that its code is compiled by then. */
    @WithDefault("2000")
    int warmUpPredictions();

    /** The trainer's model store, if it is mounted here: where large artefacts are looked for first. */
    @WithDefault("${MODELS_PATH:${TILLSTREAM_HOME:.tillstream}/models}")
    Path modelsPath();

    /** The trainer's address, such as {@code http://trainer:8083}: where large artefacts are fetched otherwise. */
    Optional<URI> trainerUrl();

    /** How long a large artefact may take to be fetched, all attempts together; then its model is refused. */
    @WithDefault("30s")
    Duration artefactTimeout();

    /** Longest body of a prediction request for one point, and longest line of one for many, in bytes. */
    @WithDefault("65536")
    int maxRequestBytes();

    /** Most points of a request that is answered as a whole; streams of lines may have any number. */
    @WithDefault("10000")
    int maxBulkPoints();

    /** Longest body of a request for many points that is answered as a whole, in bytes. */
    @WithDefault("8388608")
    int maxBulkBytes();

    /** What a client is told to wait while there is no model. */
    @WithDefault("5s")
    Duration retryAfter();
}
