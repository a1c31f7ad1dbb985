package dev.tillstream.trainer.digest;

import java.util.Arrays;

/**
 * Distinct points with how many rows each stands for, in ascending order of their values (first feature first): the
 * canonical form of a set of rows, the same whatever order the rows came in. Immutable.
 */
public final class WeightedPoints {

    private final int features;
    private final double[] values;
    private final long[] counts;
    private final long rows;

    /**
     * @param features values of each point, at least 1
     * @param values {@code [point × features]}, one point behind the other; not copied
     * @param counts rows of each point, at least 1; not copied
     */
    public WeightedPoints(int features, double[] values, long[] counts) {
        if (features < 1 || values.length != counts.length * features) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + counts.length + " points of " + features);
        }
        this.features = features;
        this.values = values;
        this.counts = counts;
        long sum = 0;
        for (int point = 0; point < counts.length; point++) {
            if (counts[point] < 1 || point > 0 && compare(point - 1, point) >= 0) {
                throw new IllegalArgumentException("point " + point + " is not in order or has no rows");
            }
            sum += counts[point];
        }
        this.rows = sum;
    }

    private int compare(int point, int other) {
        return Arrays.compare(values, point * features, (point + 1) * features, values, other * features,
                (other + 1) * features);
    }

    /** Number of distinct points. */
    public int size() {
        return counts.length;
    }

    public int features() {
        return features;
    }

    /** Number of rows, over all points. */
    public long rows() {
        return rows;
    }

    public long count(int point) {
        return counts[point];
    }

    public double value(int point, int feature) {
        return values[point * features + feature];
    }

    /** One point's values, in a new array. */
    public double[] point(int point) {
        return Arrays.copyOfRange(values, point * features, (point + 1) * features);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightedPoints that && features == that.features && Arrays.equals(values, that.values)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return counts.length + " distinct points of " + rows + " rows";
    }
}
