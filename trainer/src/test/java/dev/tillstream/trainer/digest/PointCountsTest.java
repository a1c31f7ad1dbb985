package dev.tillstream.trainer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PointCountsTest {

    @Test
    void shouldCountEqualPointsOnceInAscendingOrder() {
        // Given
        PointCounts counts = new PointCounts(2);
        // When
        counts.add(new double[]{2, 1.5}, 1);
        counts.add(new double[]{-1, 9}, 1);
        counts.add(new double[]{2, 0.5}, 3);
        counts.add(new double[]{2, 1.5}, 1);
        // Then
        assertThat(counts.sorted()).isEqualTo(
                new WeightedPoints(2, new double[]{-1, 9, 2, 0.5, 2, 1.5}, new long[]{1, 3, 2}));
        assertThat(counts.sorted().rows()).isEqualTo(6);
    }

    @RepeatedTest(5)
    void shouldBeTheSameWhateverTheBatchesAndTheOrderOfMerging() {
        // Given
        Random random = new Random();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(new double[]{random.nextInt(100) - 20, random.nextInt(60) / 100.0});
        }
        PointCounts atOnce = new PointCounts(2);
        rows.forEach(row -> atOnce.add(row, 1));
        // When
        List<WeightedPoints> batches = new ArrayList<>();
        for (int from = 0; from < rows.size();) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(3000));
            PointCounts batch = new PointCounts(2);
            rows.subList(from, to).forEach(row -> batch.add(row, 1));
            batches.add(batch.sorted());
            from = to;
        }
        while (batches.size() > 1) {
            PointCounts merged = new PointCounts(2);
            merged.addAll(batches.remove(random.nextInt(batches.size())));
            merged.addAll(batches.remove(random.nextInt(batches.size())));
            batches.add(merged.sorted());
        }
        // Then
        assertThat(batches.get(0)).isEqualTo(atOnce.sorted());
    }

    @Test
    void shouldNotChangeWhenItsCopyCountsOn() {
        // Given
        PointCounts counts = new PointCounts(1);
        counts.add(new double[]{7}, 1);
        // When
        PointCounts copy = counts.copy();
        copy.add(new double[]{7}, 1);
        copy.add(new double[]{8}, 1);
        // Then
        assertThat(counts.sorted()).isEqualTo(new WeightedPoints(1, new double[]{7}, new long[]{1}));
        assertThat(copy.sorted()).isEqualTo(new WeightedPoints(1, new double[]{7, 8}, new long[]{2, 1}));
    }
}
