package dev.tillstream.trainer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Thirds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingPointsTest {

    @TempDir
    Path folder;
    private BatchFolder batches;
    private PointDigests digests;

    @BeforeEach
    void makeDigests() {
        batches = new BatchFolder(folder);
        digests = new PointDigests(folder.resolve("digests"), new BatchRows(folder), 2, TransactionFeatures::of);
    }

    @Test
    void shouldCutEachThirdAtTheExactRowHoweverTheBatchesGrow() throws Exception {
        // Given
        Random random = new Random(7);
        List<double[]> rows = new ArrayList<>();
        List<GrowingPoints> growing = List.of(new GrowingPoints(digests), new GrowingPoints(digests),
                new GrowingPoints(digests));
        for (int size : new int[]{1, 2, 1, 7, 100, 3, 250, 1, 1}) {
            List<double[]> batch = random.ints(size, 0, 9).mapToObj(q -> new double[]{q, q % 4 / 10.0}).toList();
            rows.addAll(batch);
            batches.add(batch);
            for (Slice slice : new Thirds().slices(batches.batches())) {
                // When
                WeightedPoints points = growing.get(slice.version() - 1).of(slice);
                // Then
                int expected = rows.size() * slice.version() / 3;
                assertThat(slice.rows()).isEqualTo(expected);
                assertThat(points).isEqualTo(counted(rows.subList(0, expected)));
            }
        }
    }

    @Test
    void shouldReadRowsAgainOnlyOfTheBatchThatABoundaryCuts() throws Exception {
        // Given
        BatchStored first = batches.add(new double[]{1, 1}, new double[]{2, 2}, new double[]{3, 3});
        BatchStored second = batches.add(new double[]{4, 4}, new double[]{5, 5});
        digests.of(first);
        digests.of(second);
        Files.delete(batches.file(first));
        // When
        WeightedPoints points = new GrowingPoints(digests).of(new Slice(2, List.of(first, second), 1, 4));
        // Then
        assertThat(points.rows()).isEqualTo(4);
        assertThat(points.value(3, 0)).isEqualTo(4);
    }

    @Test
    void shouldBeginAnewWithASliceThatDoesNotContinueTheOneBefore() throws Exception {
        // Given
        BatchStored first = batches.add(new double[]{1, 1}, new double[]{1, 1});
        BatchStored second = batches.add(new double[]{2, 2});
        GrowingPoints growing = new GrowingPoints(digests);
        growing.of(new Slice(1, List.of(first), 2, 2));
        // When
        WeightedPoints points = growing.of(new Slice(1, List.of(second), 1, 1));
        // Then
        assertThat(points).isEqualTo(counted(List.of(new double[]{2, 2})));
    }

    private static WeightedPoints counted(List<double[]> rows) {
        PointCounts counts = new PointCounts(2);
        rows.forEach(row -> counts.add(row, 1));
        return counts.sorted();
    }
}
