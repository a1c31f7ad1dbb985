package dev.tillstream.trainer.amount;

import java.util.ArrayList;
import java.util.List;

/**
 * A handful of standardised points that have the same correlations as all rows, and so the same least squares: the
 * columns of a Cholesky factor of the correlation matrix, each with both signs, so that their means are zero. A feature
 * that does not vary, or that the features before it determine, is left out; its coefficient is zero.
 *
 * @param features indices of those that are left
 * @param points {@code [points][features that are left, then the target]}, in standard deviations
 */
record EquivalentExamples(List<Integer> features, List<double[]> points) {

    /** A feature that shares all but this much of its variance with those before it adds nothing but rounding. */
    private static final double LEAST_OWN_VARIANCE = 1e-9;

    /** @param moments of the features, and of the target as the last value, which varies */
    static EquivalentExamples of(Moments moments, int features) {
        List<Integer> kept = new ArrayList<>();
        List<double[]> factor = new ArrayList<>();
        for (int f = 0; f < features; f++) {
            if (moments.product(f, f) > 0) {
                double[] row = row(moments, f, kept, factor);
                if (row[kept.size()] > LEAST_OWN_VARIANCE) {
                    row[kept.size()] = Math.sqrt(row[kept.size()]);
                    kept.add(f);
                    factor.add(row);
                }
            }
        }
        double[] target = row(moments, features, kept, factor);
        target[kept.size()] = Math.sqrt(Math.max(0, target[kept.size()]));
        factor.add(target);
        return new EquivalentExamples(List.copyOf(kept), points(factor));
    }

    /** The factor's next row, which ends with the variance that the rows before leave. */
    private static double[] row(Moments moments, int value, List<Integer> kept, List<double[]> factor) {
        double[] row = new double[kept.size() + 1];
        double own = 1;
        for (int j = 0; j < kept.size(); j++) {
            double sum = correlation(moments, value, kept.get(j));
            for (int k = 0; k < j; k++) {
                sum -= row[k] * factor.get(j)[k];
            }
            row[j] = sum / factor.get(j)[j];
            own -= row[j] * row[j];
        }
        row[kept.size()] = own;
        return row;
    }

    private static double correlation(Moments moments, int one, int other) {
        return moments.product(one, other) / Math.sqrt(moments.product(one, one))
                / Math.sqrt(moments.product(other, other));
    }

    private static List<double[]> points(List<double[]> factor) {
        List<double[]> points = new ArrayList<>();
        for (int column = 0; column < factor.size(); column++) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                double[] point = new double[factor.size()];
                for (int row = column; row < factor.size(); row++) {
                    point[row] = sign * factor.get(row)[column];
                }
                points.add(point);
            }
        }
        return points;
    }
}
