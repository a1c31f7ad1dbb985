package dev.tillstream.trainer.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointDigestsTest {

    private static final WeightedPoints EXPECTED = new WeightedPoints(2, new double[]{-1, 9, 2, 0.5},
            new long[]{1, 2});

    @TempDir
    Path folder;
    private BatchFolder batches;
    private BatchStored batch;
    private PointDigests digests;

    @BeforeEach
    void writeABatch() {
        batches = new BatchFolder(folder);
        batch = batches.add(new double[]{2, 0.5}, new double[]{-1, 9}, new double[]{2, 0.5});
        digests = new PointDigests(folder.resolve("digests"), new BatchRows(folder), 2, TransactionFeatures::of);
    }

    @Test
    void shouldReadABatchOnlyOnce() throws Exception {
        // Given
        WeightedPoints first = digests.of(batch);
        // When
        Files.delete(batches.file(batch));
        // Then
        assertThat(first).isEqualTo(EXPECTED);
        assertThat(digests.of(batch)).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 40, 80, 100, 125, 133})
    void shouldMakeADamagedDigestAgain(int damagedByte) throws Exception {
        // Given
        digests.of(batch);
        Path file = folder.resolve("digests").resolve(batch.file() + ".points");
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[damagedByte] ^= 0x10;
        Files.write(file, bad);
        // When
        WeightedPoints again = digests.of(batch);
        // Then
        assertThat(again).isEqualTo(EXPECTED);
        assertThat(file).hasBinaryContent(good);
    }

    @Test
    void shouldMakeATruncatedDigestAgain() throws Exception {
        // Given
        digests.of(batch);
        Path file = folder.resolve("digests").resolve(batch.file() + ".points");
        Files.write(file, new byte[]{0, 0});
        // Then
        assertThat(digests.of(batch)).isEqualTo(EXPECTED);
    }

    @Test
    void shouldMakeADigestOfOtherFeaturesAgain() throws Exception {
        // Given
        digests.of(batch);
        PointDigests quantities = new PointDigests(folder.resolve("digests"), new BatchRows(folder), 1,
                row -> new double[]{row.quantity()});
        // Then
        assertThat(quantities.of(batch)).isEqualTo(new WeightedPoints(1, new double[]{-1, 2}, new long[]{1, 2}));
        assertThat(digests.of(batch)).isEqualTo(EXPECTED);
    }

    @Test
    void shouldNotTakeTheDigestOfAnotherBatchWithTheSameName() throws Exception {
        // Given
        digests.of(batch);
        BatchStored other = new BatchFolder(folder).add(new double[]{5, 5}, new double[]{5, 5}, new double[]{5, 5});
        assertThat(other.file()).isEqualTo(batch.file());
        // Then
        assertThat(digests.of(other)).isEqualTo(new WeightedPoints(2, new double[]{5, 5}, new long[]{3}));
        assertThatThrownBy(() -> digests.of(batch)).isInstanceOf(BatchUnreadableException.class);
    }

    @Test
    void shouldWorkWithoutAPlaceForDigests() throws Exception {
        // Given
        Path file = Files.createFile(folder.resolve("no-folder"));
        PointDigests homeless = new PointDigests(file, new BatchRows(folder), 2, TransactionFeatures::of);
        // Then
        assertThat(homeless.of(batch)).isEqualTo(EXPECTED);
    }
}
