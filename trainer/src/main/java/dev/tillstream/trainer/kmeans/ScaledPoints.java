package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.digest.WeightedPoints;

/**
 * Scaled distinct points. Two of them may be equal, when scaling rounds their difference away.
 *
 * @param values {@code [points][features]}; not copied, not to be changed
 * @param counts rows of each point
 */
record ScaledPoints(double[][] values, long[] counts) {

    static ScaledPoints of(WeightedPoints points, Scaler scaler) {
        double[][] values = new double[points.size()][];
        long[] counts = new long[points.size()];
        for (int point = 0; point < values.length; point++) {
            values[point] = scaler.scale(points.point(point));
            counts[point] = points.count(point);
        }
        return new ScaledPoints(values, counts);
    }

    int size() {
        return counts.length;
    }

    /** Number of distinct scaled points, but never more than {@code limit}. */
    int distinct(int limit) {
        List<double[]> found = new ArrayList<>();
        for (double[] value : values) {
            if (found.size() == limit) {
                break;
            }
            if (found.stream().noneMatch(other -> Arrays.equals(other, value))) {
                found.add(value);
            }
        }
        return found.size();
    }

    static double squaredDistance(double[] one, double[] other) {
        double sum = 0;
        for (int feature = 0; feature < one.length; feature++) {
            double difference = one[feature] - other[feature];
            sum += difference * difference;
        }
        return sum;
    }
}
