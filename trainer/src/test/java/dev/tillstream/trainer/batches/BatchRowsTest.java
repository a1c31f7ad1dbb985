package dev.tillstream.trainer.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.BatchStored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRowsTest {

    @TempDir
    Path folder;
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
        rows.read(batch, 2, row -> quantities.add(row.quantity()));
        // Then
        assertThat(quantities).containsExactly(1, 2);
    }

    @Test
    void shouldFailAtAFileThatWasChanged() throws Exception {
        // Given
        Files.writeString(batches.file(batch), Files.readString(batches.file(batch)).replace("0.5", "0.6"));
        // Then
        assertThatThrownBy(() -> rows.read(batch, 3, row -> {})).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining(batch.id())
                .hasMessageContaining("digest");
    }

    @Test
    void shouldNameABatchWhoseFileHasVanished() throws Exception {
        // Given
        Files.delete(batches.file(batch));
        // Then
        assertThatThrownBy(() -> rows.read(batch, 3, row -> {})).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining(batch.file()).hasMessageContaining("does not exist");
    }

    @Test
    void shouldRefuseAFileWithFewerRowsThanAnnounced() {
        // Given
        BatchStored more = new BatchStored(batch.dataset(), batch.offsets(), batch.file(), 4, batch.bytes(),
                batch.sha256(), batch.closedBy(), batch.storedAt());
        // Then
        assertThatThrownBy(() -> rows.read(more, 4, row -> {})).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining("has 3 rows");
    }

    @Test
    void shouldNotLeaveItsFolder() {
        // Given
        BatchStored outside = new BatchStored(batch.dataset(), batch.offsets(), "../" + batch.file(), 3, batch.bytes(),
                batch.sha256(), batch.closedBy(), batch.storedAt());
        // Then
        assertThatThrownBy(() -> rows.read(outside, 3, row -> {})).isInstanceOf(BatchUnreadableException.class)
                .hasMessageContaining("outside");
    }
}
