package dev.tillstream.trainer.kmeans;

import java.util.SplittableRandom;

/**
 * Greedy k-means++ over weighted points (D. Arthur and S. Vassilvitskii, <i>k-means++: the advantages of careful
 * seeding</i>, 2007): each next centroid is the best of 2 + ⌊ln k⌋ points that are drawn with a probability in proportion
 * to their rows times the squared distance to the nearest centroid so far. Not thread-safe.
 */
final class PlusPlus {

    private final ScaledPoints points;
    private final SplittableRandom random;

    /**
     * What each point counts for in a draw.
     *
     * @param shares rows times the squared distance to the nearest centroid; just rows as long as there is none
     * @param sum of all shares
     */
    private record Shares(double[] shares, double sum) {}

    PlusPlus(ScaledPoints points, SplittableRandom random) {
        this.points = points;
        this.random = random;
    }

    /** {@code [k][features]}, points all; two are equal only where there are fewer than k distinct ones. */
    double[][] draw(int k) {
        double[][] centroids = new double[k][];
        centroids[0] = points.values()[drawOne(rows())];
        Shares nearest = with(centroids[0], null);
        int trials = 2 + (int) StrictMath.log(k);
        for (int c = 1; c < k; c++) {
            Shares best = null;
            for (int trial = 0; trial < trials; trial++) {
                double[] candidate = points.values()[drawOne(nearest)];
                Shares tried = with(candidate, nearest);
                if (best == null || tried.sum < best.sum) {
                    centroids[c] = candidate;
                    best = tried;
                }
            }
            nearest = best;
        }
        return centroids;
    }

    private Shares rows() {
        double[] shares = new double[points.size()];
        double sum = 0;
        for (int point = 0; point < shares.length; point++) {
            shares[point] = points.counts()[point];
            sum += shares[point];
        }
        return new Shares(shares, sum);
    }

    /** @param before null if this is the first centroid */
    private Shares with(double[] centroid, Shares before) {
        double[] shares = new double[points.size()];
        double sum = 0;
        for (int point = 0; point < shares.length; point++) {
            double share = points.counts()[point] * ScaledPoints.squaredDistance(points.values()[point], centroid);
            if (before != null && before.shares[point] < share) {
                share = before.shares[point];
            }
            shares[point] = share;
            sum += share;
        }
        return new Shares(shares, sum);
    }

    /** A point, drawn in proportion to its share. */
    private int drawOne(Shares among) {
        double left = random.nextDouble() * among.sum;
        int last = 0;
        for (int point = 0; point < among.shares.length; point++) {
            double share = among.shares[point];
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
