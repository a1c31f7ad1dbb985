package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What became of one file that was given to ingest; written once, when the job has ended.
 *
 * @param job identifies the job
 * @param file name of the file, without its folder
 * @param sha256 digest of the file in lower-case hexadecimal, or null if it could not be read
 * @param dataset what it holds, or null if that was not found out
 * @param topic where its rows went, or null with the dataset
 * @param state how the job ended: {@code completed}, {@code already-ingested}, {@code failed} or {@code cancelled}
 * @param reason why it failed, or null
 * @param ignoredColumns headers of the file that no column of the dataset has
 * @param sheets rows by sheet, in the order of the file
 * @param rowsPerSecond rows of this run by its duration, or null if none were sent
 * @param queuedAt when the file was given
 * @param startedAt when its first run began
 * @param finishedAt when the job ended
 */
public record IngestReceipt(String job, String file, String sha256, String dataset, String topic, String state,
        String reason, boolean forced, List<String> ignoredColumns, List<SheetCounts> sheets, Long rowsPerSecond,
        Instant queuedAt, Instant startedAt, Instant finishedAt) {

    public IngestReceipt {
        requireNonNull(job, "job");
        requireNonNull(file, "file");
        requireNonNull(state, "state");
        requireNonNull(queuedAt, "queuedAt");
        requireNonNull(finishedAt, "finishedAt");
        ignoredColumns = ignoredColumns == null ? List.of() : List.copyOf(ignoredColumns);
        sheets = sheets == null ? List.of() : List.copyOf(sheets);
    }
}
