package dev.tillstream.batcher;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;

import dev.tillstream.data.batch.BatchWriter;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.model.Sha256;
import org.apache.kafka.common.TopicPartition;

/**
 * A batch that still takes rows of one partition. Not thread-safe.
 *
 * @param <R> the dataset's rows
 */
final class OpenBatch<R extends Row> {

    private final TopicPartition partition;
    private final long firstOffset;
    private final Instant arrivedAt;
    private final long openedAt;
    private final BatchFolder folder;
    private final Path file;
    private final FileChannel channel;
    private final Counting out;
    private final Dataset<R> dataset;
    private final BatchWriter<R> writer;
    private long lastOffset;
    private int rows;

    /**
     * @param arrivedAt see {@link BatchStored#arrivedAt}
     * @param openedAt reading of {@link System#nanoTime()}, which no change of the clock moves
     */
    OpenBatch(Dataset<R> dataset, BatchFolder folder, TopicPartition partition, long firstOffset, Instant arrivedAt,
            long openedAt) throws IOException {
        this.dataset = dataset;
        this.folder = folder;
        this.partition = partition;
        this.firstOffset = firstOffset;
        this.arrivedAt = arrivedAt;
        this.openedAt = openedAt;
        file = folder.unfinished(partition, firstOffset);
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        out = new Counting(Channels.newOutputStream(channel));
        writer = new BatchWriter<>(dataset, out);
    }

    /** @throws UncheckedIOException if the file can't be written */
    void append(R row, long offset) {
        writer.write(row);
        lastOffset = offset;
        rows++;
    }

    int rows() {
        return rows;
    }

    /** Bytes that have reached the file: up to a buffer's length less than were appended. */
    long bytes() {
        return out.bytes;
    }

    long openedAt() {
        return openedAt;
    }

    /** Makes the file durable under its own name. After this or {@link #discard} the batch takes no more rows. */
    BatchStored store(BatchStored.ClosedBy closedBy) throws IOException {
        writer.flush();
        channel.force(true);
        writer.close();
        OffsetRange offsets = new OffsetRange(partition.topic(), partition.partition(), firstOffset, lastOffset);
        Path stored = folder.finish(file, offsets);
        return new BatchStored(dataset.name(), offsets, stored.getFileName().toString(), rows, out.bytes,
                Sha256.finish(out.digest), closedBy, Instant.now(), arrivedAt);
    }

    /** Removes the file: the rows are still on the topic. */
    void discard() throws IOException {
        // The channel and not the writer, which would flush its rest into a disk that may be full.
        channel.close();
        Files.deleteIfExists(file);
    }

    private static final class Counting extends FilterOutputStream {
        private final MessageDigest digest = Sha256.start();
        private long bytes;

        private Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            out.write(data, offset, length);
            digest.update(data, offset, length);
            bytes += length;
        }
    }
}
