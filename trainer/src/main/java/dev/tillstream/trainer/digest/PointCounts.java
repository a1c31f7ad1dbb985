package dev.tillstream.trainer.digest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Counts equal points, in a hash table of primitive values: about {@code 8 × (features + 1) ÷ load} bytes per distinct
 * point. Not thread-safe.
 */
public final class PointCounts {

    private static final int FIRST_CAPACITY = 1 << 10;

    private final int features;
    private double[] values;
    /** Rows of the point in each place; 0 where there is none. */
    private long[] counts;
    private int size;

    public PointCounts(int features) {
        this(features, new double[FIRST_CAPACITY * features], new long[FIRST_CAPACITY], 0);
    }

    private PointCounts(int features, double[] values, long[] counts, int size) {
        this.features = features;
        this.values = values;
        this.counts = counts;
        this.size = size;
    }

    /** A copy that counts on by itself. */
    public PointCounts copy() {
        return new PointCounts(features, values.clone(), counts.clone(), size);
    }

    /** Adds rows at one point. Values are told apart by their bits: a caller normalises -0.0. */
    public void add(double[] point, long rows) {
        int place = place(point);
        if (counts[place] == 0) {
            System.arraycopy(point, 0, values, place * features, features);
            size++;
        }
        counts[place] += rows;
        if (size * 2 > counts.length) {
            grow();
        }
    }

    public void addAll(WeightedPoints points) {
        for (int point = 0; point < points.size(); point++) {
            add(points.point(point), points.count(point));
        }
    }

    /** What has been counted so far, in canonical order. */
    public WeightedPoints sorted() {
        Comparator<Integer> order = (one, other) -> Arrays.compare(values, one * features, (one + 1) * features, values,
                other * features, (other + 1) * features);
        int[] places = IntStream.range(0, counts.length).filter(place -> counts[place] > 0).boxed().sorted(order)
                .mapToInt(Integer::intValue).toArray();
        double[] sortedValues = new double[size * features];
        long[] sortedCounts = new long[size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(values, places[i] * features, sortedValues, i * features, features);
            sortedCounts[i] = counts[places[i]];
        }
        return new WeightedPoints(features, sortedValues, sortedCounts);
    }

    private void grow() {
        PointCounts larger = new PointCounts(features, new double[values.length * 2], new long[counts.length * 2], 0);
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                larger.add(Arrays.copyOfRange(values, place * features, (place + 1) * features), counts[place]);
            }
        }
        values = larger.values;
        counts = larger.counts;
    }

    private int place(double[] point) {
        int mask = counts.length - 1;
        int place = hash(point) & mask;
        while (counts[place] > 0 && !Arrays.equals(values, place * features, (place + 1) * features, point, 0,
                features)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static int hash(double[] point) {
        long hash = 0;
        for (double value : point) {
            hash = (hash ^ Double.doubleToLongBits(value)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
