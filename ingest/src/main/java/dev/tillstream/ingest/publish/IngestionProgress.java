package dev.tillstream.ingest.publish;

import java.time.Duration;

/**
 * Where a file's ingestion stands, right after a commit.
 *
 * @param counts from the file's beginning, rows of earlier runs included
 * @param fraction share of the file that has been read, from 0 to 1; an estimate
 * @param rowsPerSecond in this run
 * @param left estimate of the time to the end; null while nothing can be said
 */
public record IngestionProgress(RowCounts counts, double fraction, long rowsPerSecond, Duration left) {

    public static final IngestionProgress NONE = new IngestionProgress(RowCounts.NONE, 0, 0, null);
}
