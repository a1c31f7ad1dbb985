package dev.tillstream.trainer.amount;

import java.util.Arrays;

/**
 * Count, means and centred sums of products of points: all that least squares needs to know of them, however many there
 * are. Points are added and moments merged by the update formulas of Chan, Golub and LeVeque (<i>Updating formulae and a
 * pairwise algorithm for computing sample variances</i>, 1979), which don't cancel as sums of squares do. The same
 * points in the same order, merged in the same order, give the same bits. Not thread-safe.
 */
final class Moments {

    private final double[] means;
    private final double[][] products;
    private final double[] apart;
    private long count;

    /** Of no points of so many values. */
    Moments(int values) {
        means = new double[values];
        products = new double[values][values];
        apart = new double[values];
    }

    void add(double[] point) {
        count++;
        for (int i = 0; i < means.length; i++) {
            apart[i] = point[i] - means[i];
            means[i] += apart[i] / count;
        }
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += apart[i] * (point[j] - means[j]);
            }
        }
    }

    void add(Moments other) {
        if (other.count == 0) {
            return;
        }
        double share = (double) other.count / (count + other.count);
        for (int i = 0; i < means.length; i++) {
            apart[i] = other.means[i] - means[i];
        }
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += other.products[i][j] + apart[i] * apart[j] * share * count;
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] += apart[i] * share;
        }
        count += other.count;
    }

    long count() {
        return count;
    }

    double mean(int value) {
        return means[value];
    }

    /** Population standard deviation. */
    double deviation(int value) {
        return Math.sqrt(products[value][value] / count);
    }

    /** Sum over the points of the product of both values, each less its mean. */
    double product(int one, int other) {
        return products[Math.max(one, other)][Math.min(one, other)];
    }

    boolean isFinite() {
        return Arrays.stream(means).allMatch(Double::isFinite)
                && Arrays.stream(products).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }
}
