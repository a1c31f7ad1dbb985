package dev.tillstream.batcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.transaction.RowOutcome;
import dev.tillstream.data.transaction.TransactionJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * The rows of one partition on their way into batches, one batch at a time. Says when the batch is to be closed; the
 * caller then stores and announces it and calls {@link #startNext}. Not thread-safe.
 */
final class PartitionBatches {

    /** Dead letters wait in memory for the end of their batch: more than this many bytes end it. */
    static final long MAX_DEAD_LETTER_BYTES = 4L << 20;

    private final TopicPartition partition;
    private final BatchFolder folder;
    private final Limits limits;
    private OpenBatch open;
    private DeadLetters deadLetters = new DeadLetters();
    private long nextOffset;

    /** The sizes at which a batch is full. */
    record Limits(int rows, long bytes, Duration maxWait) {}

    PartitionBatches(TopicPartition partition, BatchFolder folder, Limits limits, long nextOffset) {
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
        RowOutcome outcome = decode(record);
        if (outcome instanceof RowOutcome.Accepted accepted) {
            if (open == null) {
                open = new OpenBatch(folder, partition, record.offset(), now);
            }
            open.append(accepted.row(), record.offset());
            if (open.rows() >= limits.rows()) {
                return Optional.of(ClosedBy.ROWS);
            }
        } else {
            deadLetters.add(record, (RowOutcome.Refused) outcome, now);
        }
        boolean full = deadLetters.bytes() >= MAX_DEAD_LETTER_BYTES || open != null && open.bytes() >= limits.bytes();
        return full ? Optional.of(ClosedBy.BYTES) : Optional.empty();
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
    Optional<OpenBatch> open() {
        return Optional.ofNullable(open);
    }

    DeadLetters deadLetters() {
        return deadLetters;
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
        deadLetters = new DeadLetters();
    }

    /** Forgets what was not announced, and its file. */
    void discard() throws IOException {
        OpenBatch discarded = open;
        startNext();
        if (discarded != null) {
            discarded.discard();
        }
    }

    private static boolean isEndOfFile(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(RecordHeaders.TYPE);
        return type != null && RecordHeaders.END_OF_FILE.equals(RecordHeaders.text(type.value()));
    }

    private static RowOutcome decode(ConsumerRecord<byte[], byte[]> record) {
        Header version = record.headers().lastHeader(RecordHeaders.SCHEMA_VERSION);
        // The older systems' producers set no headers: their rows have the same fields.
        if (version != null && !isKnown(version.value())) {
            return new RowOutcome.Refused(null,
                    "has schema version '" + RecordHeaders.text(version.value()) + "', known is "
                            + TransactionJson.SCHEMA_VERSION);
        }
        return TransactionJson.decode(record.value());
    }

    private static boolean isKnown(byte[] version) {
        return version != null && version.length == 1 && version[0] == '0' + TransactionJson.SCHEMA_VERSION;
    }
}
