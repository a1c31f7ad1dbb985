package dev.tillstream.trainer.kmeans;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.tillstream.trainer.digest.WeightedPoints;

/** How one feature's values are distributed over rows. Immutable. */
final class Distribution {

    private static final int BINS = 10;

    private final double[] values;
    /** Rows at each value and below. */
    private final long[] cumulative;

    private Distribution(double[] values, long[] cumulative) {
        this.values = values;
        this.cumulative = cumulative;
    }

    /** @param points at least one */
    static Distribution of(WeightedPoints points, int feature) {
        TreeMap<Double, Long> rowsByValue = new TreeMap<>();
        for (int point = 0; point < points.size(); point++) {
            rowsByValue.merge(points.value(point, feature), points.count(point), Long::sum);
        }
        double[] values = new double[rowsByValue.size()];
        long[] cumulative = new long[values.length];
        int place = 0;
        for (Map.Entry<Double, Long> value : rowsByValue.entrySet()) {
            values[place] = value.getKey();
            cumulative[place] = value.getValue() + (place == 0 ? 0 : cumulative[place - 1]);
            place++;
        }
        return new Distribution(values, cumulative);
    }

    long rows() {
        return cumulative[cumulative.length - 1];
    }

    /** Rows at the value and below. */
    long upTo(double value) {
        int place = Arrays.binarySearch(values, value);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? 0 : cumulative[last];
    }

    /** See {@link dev.tillstream.trainer.family.Drift.Feature#ks()}. */
    double kolmogorovSmirnov(Distribution other) {
        return Math.max(largestDifference(values, other), largestDifference(other.values, other));
    }

    /** Both functions are steps, so that the largest difference is at a value that one of them has. */
    private double largestDifference(double[] where, Distribution other) {
        double largest = 0;
        for (double value : where) {
            double difference = (double) upTo(value) / rows() - (double) other.upTo(value) / other.rows();
            largest = Math.max(largest, Math.abs(difference));
        }
        return largest;
    }

    /**
     * See {@link dev.tillstream.trainer.family.Drift.Feature#psi()}.
     *
     * @param newest what is compared with this distribution, whose deciles are the bins' bounds
     */
    double stabilityIndex(Distribution newest) {
        double[] bounds = deciles();
        double bins = bounds.length + 1;
        double sum = 0;
        long below = 0;
        long newestBelow = 0;
        for (int bin = 0; bin <= bounds.length; bin++) {
            long upTo = bin < bounds.length ? upTo(bounds[bin]) : rows();
            long newestUpTo = bin < bounds.length ? newest.upTo(bounds[bin]) : newest.rows();
            double share = (upTo - below + 0.5) / (rows() + bins / 2);
            double newestShare = (newestUpTo - newestBelow + 0.5) / (newest.rows() + bins / 2);
            sum += (newestShare - share) * StrictMath.log(newestShare / share);
            below = upTo;
            newestBelow = newestUpTo;
        }
        return sum;
    }

    /** The values up to which each tenth of the rows reaches, once each; the greatest value bounds nothing. */
    private double[] deciles() {
        return IntStream.range(1, BINS).mapToDouble(this::decile).distinct()
                .filter(value -> value < values[values.length - 1]).toArray();
    }

    private double decile(int tenths) {
        int place = 0;
        while (cumulative[place] * BINS < rows() * tenths) {
            place++;
        }
        return values[place];
    }
}
