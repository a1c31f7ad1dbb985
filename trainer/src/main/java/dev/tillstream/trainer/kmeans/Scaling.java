package dev.tillstream.trainer.kmeans;

import java.util.Optional;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * The scaler of a set of rows: mean and population standard deviation of the transformed values, summed in two passes
 * over the distinct points in their canonical order, so that the bits don't depend on how the rows were batched.
 */
public final class Scaling {

    private Scaling() {}

    /**
     * Empty if the values are so large that their squares overflow.
     *
     * @param points at least one
     */
    public static Optional<Scaler> of(WeightedPoints points, Scaler.Kind kind) {
        double[] mean = new double[points.features()];
        double[] scale = new double[points.features()];
        for (int feature = 0; feature < points.features(); feature++) {
            double[] values = new double[points.size()];
            for (int point = 0; point < values.length; point++) {
                values[point] = kind.transform(points.value(point, feature));
            }
            if (isConstant(values)) {
                mean[feature] = values[0];
                scale[feature] = 1;
            } else {
                mean[feature] = mean(points, values);
                scale[feature] = deviation(points, values, mean[feature]);
            }
            if (!Double.isFinite(mean[feature]) || !Double.isFinite(scale[feature]) || scale[feature] == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Scaler(kind, mean, scale));
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(WeightedPoints points, double[] values) {
        double sum = 0;
        for (int point = 0; point < values.length; point++) {
            sum += points.count(point) * values[point];
        }
        return sum / points.rows();
    }

    private static double deviation(WeightedPoints points, double[] values, double mean) {
        double sum = 0;
        for (int point = 0; point < values.length; point++) {
            double difference = values[point] - mean;
            sum += points.count(point) * (difference * difference);
        }
        return Math.sqrt(sum / points.rows());
    }
}
