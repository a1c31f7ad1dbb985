package dev.tillstream.trainer.batches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.batch.BatchFileName;
import dev.tillstream.data.batch.BatchWriter;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;

/** Stands in for the batcher: writes rows as batches, one behind the other. */
public final class BatchFolder {

    private static final Instant TIME = Instant.parse("2010-12-01T08:26:00Z");

    private final Path folder;
    private final String topic;
    private final List<BatchStored> batches = new ArrayList<>();
    private long offset;

    public BatchFolder(Path folder) {
        this(folder, "retail-transactions");
    }

    public BatchFolder(Path folder, String topic) {
        this.folder = folder;
        this.topic = topic;
    }

    /** @param points {@code [rows][quantity, price]}, with a third value that is 1 for cancellations */
    public BatchStored add(double[]... points) {
        return add(List.of(points));
    }

    public BatchStored add(List<double[]> points) {
        return addRows(points.stream().map(BatchFolder::row).toList());
    }

    public BatchStored addRows(List<Transaction> rows) {
        return add(Transactions.DATASET, rows);
    }

    public <R extends Row> BatchStored add(Dataset<R> dataset, List<R> rows) {
        OffsetRange offsets = new OffsetRange(topic, 0, offset, offset + rows.size() - 1);
        offset += rows.size();
        Path file = folder.resolve(BatchFileName.of(offsets));
        try {
            Files.createDirectories(folder);
            try (BatchWriter<R> writer = new BatchWriter<>(dataset, Files.newOutputStream(file))) {
                rows.forEach(writer::write);
            }
            byte[] content = Files.readAllBytes(file);
            BatchStored batch = new BatchStored(dataset.name(), offsets, file.getFileName().toString(),
                    rows.size(), content.length, Sha256.of(content), ClosedBy.ROWS, TIME);
            batches.add(batch);
            return batch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(BatchStored batch) {
        return folder.resolve(batch.file());
    }

    /** All batches up to now, in order. */
    public List<BatchStored> batches() {
        return List.copyOf(batches);
    }

    private static Transaction row(double[] point) {
        return new Transaction(point.length > 2 && point[2] == 1 ? "C536365" : "536365", "85123A",
                "HEART \"T-LIGHT\", HOLDER", (int) point[0], TIME, point[1], null,
                "United Kingdom");
    }
}
