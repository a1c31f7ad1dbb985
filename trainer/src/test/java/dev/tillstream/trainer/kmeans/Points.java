package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.tillstream.data.model.Scaler;
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

    /** Many small quantities and prices, few large ones and two huge ones. */
    static List<double[]> skewed(int rows) {
        Random random = new Random(11);
        List<double[]> skewed = new ArrayList<>();
        for (int i = 0; i < rows - 2; i++) {
            int large = random.nextInt(50) == 0 ? 400 : 1;
            skewed.add(new double[]{(random.nextInt(24) - 3) * large, random.nextInt(900) / 100.0 * large});
        }
        skewed.add(rows / 7, new double[]{80_995, 2.08});
        skewed.add(rows / 5, new double[]{-80_995, 2.08});
        return skewed;
    }

    /** Few small values, so that many rows are equal, and now and then a huge one. */
    static List<double[]> random(Random random, int rows) {
        List<double[]> some = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double large = random.nextInt(40) == 0 ? 1e4 : 1;
            some.add(new double[]{random.nextInt(9) * large, random.nextInt(5) / 2.0 * large});
        }
        return some;
    }

    static ScaledPoints unscaled(WeightedPoints points) {
        double[] zeros = new double[points.features()];
        double[] ones = new double[points.features()];
        Arrays.fill(ones, 1);
        return ScaledPoints.of(points, new Scaler(zeros, ones));
    }
}
