package dev.tillstream.ingest.publish;

import java.util.List;

import dev.tillstream.data.event.ReadingPosition;

/** Told about one file's ingestion, on the thread that ingests. */
public interface IngestionListener {

    /**
     * The file has been recognised.
     *
     * @param from where reading begins, or, for a file that was sent before, where it ended
     * @param ignoredColumns headers that no column of the dataset has
     */
    default void opened(ReadingPosition from, List<String> ignoredColumns) {}

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
