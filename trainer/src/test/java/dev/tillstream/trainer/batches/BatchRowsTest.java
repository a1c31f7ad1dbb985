package dev.tillstream.trainer.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.batch.BatchFormatException;
import dev.tillstream.data.batch.BatchWriter;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.transaction.StoredTransaction;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRowsTest {

    @TempDir
    Path folder;
    private static final RowReader NOTHING = fields -> () -> {};

    private BatchStored batch;
    private BatchFolder batches;
    private BatchRows rows;

    @BeforeEach
    void writeABatch() {
        batches = new BatchFolder(folder);
        batch = batches.add(new double[]{1, 0.5}, new double[]{2, 0.5}, new double[]{3, 0.5});
        rows = new BatchRows(folder);
    }

    @Test
    void shouldReadAsManyRowsAsAreAskedFor() throws BatchUnreadableException {
        // When
        List<Integer> quantities = new ArrayList<>();
        rows.read(batch, 2, fields -> StoredTransaction.each(fields, row -> quantities.add(row.quantity())));
        // Then
        assertThat(quantities).containsExactly(1, 2);
    }

    @Test
    void shouldFailAtAFileThatWasChanged() throws Exception {
        // Given
        Files.writeString(batches.file(batch), Files.readString(batches.file(batch)).replace("0.5", "0.6"));
        // Then
        assertThatThrownBy(() -> rows.read(batch, 3, NOTHING)).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining(batch.id())
                .hasMessageContaining("digest");
    }

    @Test
    void shouldNameABatchWhoseFileHasVanished() throws Exception {
        // Given
        Files.delete(batches.file(batch));
        // Then
        assertThatThrownBy(() -> rows.read(batch, 3, NOTHING)).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining(batch.file()).hasMessageContaining("does not exist");
    }

    @Test
    void shouldRefuseAFileWithFewerRowsThanAnnounced() {
        // Given
        BatchStored more = new BatchStored(batch.dataset(), batch.offsets(), batch.file(), 4, batch.bytes(),
                batch.sha256(), batch.closedBy(), batch.storedAt());
        // Then
        assertThatThrownBy(() -> rows.read(more, 4, NOTHING)).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining("has 3 rows");
    }

    @Test
    void shouldReadTheRowsOfAnyDataset() throws Exception {
        // Given
        Path file = Files.createFile(folder.resolve("events.csv"));
        try (BatchWriter<VisitorEvent> writer = new BatchWriter<>(VisitorEvents.DATASET, Files.newOutputStream(file))) {
            VisitorEventGenerator.generate(1, 100, writer::write);
        }
        OffsetRange offsets = new OffsetRange("retail-events", 0, 0, 99);
        // When
        List<String> actions = new ArrayList<>();
        BatchStored events = rows.readUnannounced(VisitorEvents.DATASET, "events.csv", offsets,
                fields -> () -> actions.add(fields.text(2)));
        List<Double> visitors = new ArrayList<>();
        rows.read(events, 3, RowReader.all(List.of(NOTHING, fields -> () -> {
            try {
                visitors.add(fields.number(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        })));
        // Then
        assertThat(events.rows()).isEqualTo(100);
        assertThat(actions).hasSize(100).contains("view");
        assertThat(visitors).hasSize(3).contains(0.0);
        assertThatThrownBy(() -> rows.readUnannounced(VisitorEvents.DATASET, batch.file(), offsets, NOTHING))
                .isInstanceOf(BatchFormatException.class).hasMessageContaining("the header is not timestamp,visitorid");
    }

    @Test
    void shouldNameADatasetThatNobodyKnows() {
        // Given
        BatchStored unknown = new BatchStored("movies", batch.offsets(), batch.file(), 3, batch.bytes(),
                batch.sha256(), batch.closedBy(), batch.storedAt());
        // Then
        assertThatThrownBy(() -> rows.read(unknown, 3, NOTHING)).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining("unknown dataset movies");
    }

    @Test
    void shouldNotLeaveItsFolder() {
        // Given
        BatchStored outside = new BatchStored(batch.dataset(), batch.offsets(), "../" + batch.file(), 3, batch.bytes(),
                batch.sha256(), batch.closedBy(), batch.storedAt());
        // Then
        assertThatThrownBy(() -> rows.read(outside, 3, NOTHING)).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining("outside");
    }
}
