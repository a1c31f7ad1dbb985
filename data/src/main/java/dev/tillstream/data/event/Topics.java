package dev.tillstream.data.event;

/** The default names of Kafka topics; each can be changed by configuration. */
public final class Topics {
    /** {@link BatchStored} events: arrival order is the order on this topic. */
    public static final String BATCHES = "retail-batches";
    /** {@link ModelReady} events, compacted by {@link ModelReady#key()}. */
    public static final String MODELS = "retail-models";
    /** {@link ModelRefused} events, compacted by {@link ModelRefused#key()}. */
    public static final String MODELS_REFUSED = "retail-models-refused";
    /** {@link ClusterCards} events, compacted by {@link ClusterCards#key()}. */
    public static final String CARDS = "retail-cards";
    /** {@link ReadingPosition} records, compacted by {@link ReadingPosition#key()}. */
    public static final String POSITIONS = "retail-positions";
    /** {@link Progress} records, compacted by {@link Progress#key()}. */
    public static final String PROGRESS = "retail-progress";
    /** {@link IngestReceipt} records. */
    public static final String RECEIPTS = "retail-receipts";
    /** {@link Repair} records, compacted by {@link Repair#key()}. */
    public static final String REPAIRS = "retail-repairs";
    /** What is put behind a row topic's name for its dead letters. */
    public static final String DEAD_LETTER_SUFFIX = "-dlq";

    /** Largest message of a topic of dead letters, in bytes: what a broker took as a row can be refused whole. */
    public static final int DEAD_LETTER_MAX_BYTES = 16 << 20;

    private Topics() {}
}
