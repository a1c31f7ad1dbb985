package dev.tillstream.ingest.publish;

/** Told about one file's ingestion, on the thread that ingests. */
public interface IngestionListener {

    /** The file has been read in part before, and reading goes on behind these rows. */
    default void resumed(long rows) {}

    /**
     * Rows were committed.
     *
     * @param published rows sent to the topic since the last call
     * @param refused rows sent to the dead letters since the last call
     */
    void committed(long published, long refused, IngestionProgress progress);

    /** Kafka failed; what was not committed is sent again after a pause. */
    default void retrying(int attempt, String reason) {}
}
