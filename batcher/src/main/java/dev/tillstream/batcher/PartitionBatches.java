package dev.tillstream.batcher;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * The rows of one partition on their way into batches, one batch at a time. Says when the batch is to be closed; the
 * caller then stores and announces it and calls {@link #startNext}. Not thread-safe.
 *
 * @param <R> the dataset's rows
 */
final class PartitionBatches<R extends Row> {

    /** Dead letters wait in memory for the end of their batch: more than this many bytes end it. */
    static final long MAX_DEAD_LETTER_BYTES = 4L << 20;

    private final Dataset<R> dataset;
    private final RowJson<R> json;
    private final TopicPartition partition;
    private final BatchFolder folder;
    private final Limits limits;
    private OpenBatch<R> open;
    private final DeadLetters.Target letters;
    private DeadLetters deadLetters;
    private long nextOffset;

    /** The sizes at which a batch is full. */
    record Limits(int rows, long bytes, Duration maxWait) {}

    PartitionBatches(Dataset<R> dataset, TopicPartition partition, BatchFolder folder, Limits limits,
            long nextOffset, DeadLetters.Target letters) {
        this.letters = letters;
        this.deadLetters = new DeadLetters(letters);
        this.dataset = dataset;
        this.json = new RowJson<>(dataset);
        this.partition = partition;
        this.folder = folder;
        this.limits = limits;
        this.nextOffset = nextOffset;
    }

    /**
     * Takes the next record.
     *
     * @param now reading of {@link System#nanoTime()}
     * @return why the batch is to be closed behind this record, if it is
     * @throws IOException or java.io.UncheckedIOException if the batch file can't be written
     */
    Optional<ClosedBy> take(ConsumerRecord<byte[], byte[]> record, long now) throws IOException {
        nextOffset = record.offset() + 1;
        if (isEndOfFile(record)) {
            return Optional.of(ClosedBy.END_OF_FILE);
        }
        RowOutcome<R> outcome = decode(record);
        if (outcome instanceof RowOutcome.Accepted<R> accepted) {
            if (open == null) {
                open = new OpenBatch<>(dataset, folder, partition, record.offset(), arrival(record), now);
            }
            open.append(accepted.row(), record.offset());
            if (open.rows() >= limits.rows()) {
                return Optional.of(ClosedBy.ROWS);
            }
        } else {
            deadLetters.add(record, (RowOutcome.Refused<R>) outcome, now);
        }
        boolean full = deadLetters.bytes() >= MAX_DEAD_LETTER_BYTES || open != null && open.bytes() >= limits.bytes();
        return full ? Optional.of(ClosedBy.BYTES) : Optional.empty();
    }

    private static Instant arrival(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp() == ConsumerRecord.NO_TIMESTAMP ? null : Instant.ofEpochMilli(record.timestamp());
    }

    /** Whether a row or a dead letter waits to be announced. */
    boolean isWaiting() {
        return waitingSince().isPresent();
    }

    /** Whether the oldest row or dead letter that waits has waited long enough. */
    boolean isDue(long now) {
        return waitingSince().map(since -> now - since >= limits.maxWait().toNanos()).orElse(false);
    }

    private Optional<Long> waitingSince() {
        if (open != null) {
            return Optional
                    .of(deadLetters.isEmpty() ? open.openedAt() : Math.min(open.openedAt(), deadLetters.since()));
        }
        return deadLetters.isEmpty() ? Optional.empty() : Optional.of(deadLetters.since());
    }

    /** The batch that is open; empty when no row has come since the last one. */
    Optional<OpenBatch<R>> open() {
        return Optional.ofNullable(open);
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    Dataset<R> dataset() {
        return dataset;
    }

    TopicPartition partition() {
        return partition;
    }

    /** The offset behind the last record taken. */
    long nextOffset() {
        return nextOffset;
    }

    /** To be called when everything taken so far has been announced. */
    void startNext() {
        open = null;
        deadLetters = new DeadLetters(letters);
    }

    /** Forgets what was not announced, and its file. */
    void discard() throws IOException {
        OpenBatch<R> discarded = open;
        startNext();
        if (discarded != null) {
            discarded.discard();
        }
    }

    private static boolean isEndOfFile(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(RecordHeaders.TYPE);
        return type != null && RecordHeaders.END_OF_FILE.equals(RecordHeaders.text(type.value()));
    }

    private RowOutcome<R> decode(ConsumerRecord<byte[], byte[]> record) {
        Header version = record.headers().lastHeader(RecordHeaders.SCHEMA_VERSION);
        // The older systems' producers set no headers: their rows have the same fields.
        if (version != null && !isKnown(version.value())) {
            return new RowOutcome.Refused<>(null,
                    "has schema version '" + RecordHeaders.text(version.value()) + "', known is "
                            + RowJson.SCHEMA_VERSION);
        }
        return json.decode(record.value());
    }

    private static boolean isKnown(byte[] version) {
        return version != null && version.length == 1 && version[0] == '0' + RowJson.SCHEMA_VERSION;
    }
}
