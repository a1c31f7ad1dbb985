package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One micro-batch, durable before this is sent; its file never changes afterwards.
 *
 * @param dataset whose rows these are, for example {@code online-retail}
 * @param offsets where the rows stood on their topic
 * @param file name of the file, relative to the folder of batches, which may be mounted elsewhere in each service
 * @param rows number of rows, at least 1
 * @param bytes length of the file
 * @param sha256 digest of the file, in lower-case hexadecimal
 * @param closedBy which limit closed the batch
 * @param storedAt when the file was in its place
 * @param arrivedAt timestamp of the first row's record, so that a batch which is written again says the same; null for
 *        batches that were announced before this field, and for records without a timestamp
 */
public record BatchStored(
        String dataset,
        OffsetRange offsets,
        String file,
        int rows,
        long bytes,
        String sha256,
        ClosedBy closedBy,
        Instant storedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant arrivedAt) {

    /** The limit that a batch met. */
    public enum ClosedBy {
        ROWS, BYTES, TIME, END_OF_FILE
    }

    public BatchStored {
        requireNonNull(dataset, "dataset");
        requireNonNull(offsets, "offsets");
        requireNonNull(file, "file");
        requireNonNull(sha256, "sha256");
        requireNonNull(closedBy, "closedBy");
        requireNonNull(storedAt, "storedAt");
        if (rows < 1) {
            throw new IllegalArgumentException("a batch has at least one row");
        }
    }

    /** A batch whose arrival is not known. */
    public BatchStored(String dataset, OffsetRange offsets, String file, int rows, long bytes, String sha256,
            ClosedBy closedBy, Instant storedAt) {
        this(dataset, offsets, file, rows, bytes, sha256, closedBy, storedAt, null);
    }

    /** When the batch's first row arrived, or else when the batch was stored. */
    public Instant arrival() {
        return arrivedAt == null ? storedAt : arrivedAt;
    }

    /** The batch's identity: {@code topic-partition-first offset}. */
    public String id() {
        return offsets.topic() + "-" + offsets.partition() + "-" + offsets.first();
    }
}
