package dev.tillstream.trainer.kmeans;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Greedy k-means++ over weighted points (D. Arthur and S. Vassilvitskii, <i>k-means++: the advantages of careful
 * seeding</i>, 2007): each next centroid is the best of 2 + ⌊ln k⌋ points that are drawn with a probability in proportion
 * to their rows times the squared distance to the nearest centroid so far. Not thread-safe.
 */
final class PlusPlus {

    private final ScaledPoints points;
    private final SplittableRandom random;

    PlusPlus(ScaledPoints points, SplittableRandom random) {
        this.points = points;
        this.random = random;
    }

    /** {@code [k][features]}, points all; two are equal only where there are fewer than k distinct ones. */
    double[][] draw(int k) {
        double[][] centroids = new double[k][];
        double[] nearest = new double[points.size()];
        Arrays.fill(nearest, 1);
        centroids[0] = points.values()[drawOne(nearest)];
        nearest = distances(centroids[0], null);
        int trials = 2 + (int) StrictMath.log(k);
        for (int c = 1; c < k; c++) {
            double[] best = null;
            double least = Double.POSITIVE_INFINITY;
            for (int trial = 0; trial < trials; trial++) {
                double[] candidate = points.values()[drawOne(nearest)];
                double[] distances = distances(candidate, nearest);
                double inertia = inertia(distances);
                if (best == null || inertia < least) {
                    centroids[c] = candidate;
                    best = distances;
                    least = inertia;
                }
            }
            nearest = best;
        }
        return centroids;
    }

    /** Squared distances to the nearest centroid, with one more. */
    private double[] distances(double[] centroid, double[] before) {
        double[] distances = new double[points.size()];
        for (int point = 0; point < distances.length; point++) {
            double square = ScaledPoints.squaredDistance(points.values()[point], centroid);
            distances[point] = before == null || square < before[point] ? square : before[point];
        }
        return distances;
    }

    private double inertia(double[] distances) {
        double sum = 0;
        for (int point = 0; point < distances.length; point++) {
            sum += points.counts()[point] * distances[point];
        }
        return sum;
    }

    /** A point, drawn in proportion to its rows times its share. */
    private int drawOne(double[] shares) {
        double left = random.nextDouble() * inertia(shares);
        int last = 0;
        for (int point = 0; point < shares.length; point++) {
            double share = points.counts()[point] * shares[point];
            if (share > 0) {
                last = point;
                left -= share;
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }
}
