package dev.tillstream.trainer.kmeans;

import java.util.Arrays;
import java.util.List;

import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.digest.WeightedPoints;

/** Points for tests. */
final class Points {

    private Points() {}

    static WeightedPoints counted(List<double[]> rows) {
        PointCounts counts = new PointCounts(rows.get(0).length);
        rows.forEach(row -> counts.add(row, 1));
        return counts.sorted();
    }

    /** Every row as a point of its own, even where two are equal. */
    static ScaledPoints each(List<double[]> rows) {
        long[] counts = new long[rows.size()];
        Arrays.fill(counts, 1);
        return new ScaledPoints(rows.toArray(double[][]::new), counts);
    }
}
