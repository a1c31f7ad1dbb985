package dev.tillstream.trainer.kmeans;

import java.util.Optional;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * The scaler of a set of rows: mean and population standard deviation, summed in two passes over the distinct points in
 * their canonical order, so that the bits don't depend on how the rows were batched.
 */
final class StandardScaling {

    private StandardScaling() {}

    /** Empty if the values are so large that their squares overflow. */
    static Optional<Scaler> of(WeightedPoints points) {
        double[] mean = new double[points.features()];
        double[] scale = new double[points.features()];
        for (int feature = 0; feature < points.features(); feature++) {
            if (isConstant(points, feature)) {
                mean[feature] = points.value(0, feature);
                scale[feature] = 1;
            } else {
                mean[feature] = mean(points, feature);
                scale[feature] = deviation(points, feature, mean[feature]);
            }
            if (!Double.isFinite(mean[feature]) || !Double.isFinite(scale[feature]) || scale[feature] == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Scaler(mean, scale));
    }

    private static boolean isConstant(WeightedPoints points, int feature) {
        for (int point = 1; point < points.size(); point++) {
            if (points.value(point, feature) != points.value(0, feature)) {
                return false;
            }
        }
        return true;
    }

    private static double mean(WeightedPoints points, int feature) {
        double sum = 0;
        for (int point = 0; point < points.size(); point++) {
            sum += points.count(point) * points.value(point, feature);
        }
        return sum / points.rows();
    }

    private static double deviation(WeightedPoints points, int feature, double mean) {
        double sum = 0;
        for (int point = 0; point < points.size(); point++) {
            double difference = points.value(point, feature) - mean;
            sum += points.count(point) * (difference * difference);
        }
        return Math.sqrt(sum / points.rows());
    }
}
