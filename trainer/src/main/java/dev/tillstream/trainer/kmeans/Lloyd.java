package dev.tillstream.trainer.kmeans;

/**
 * Lloyd's algorithm over weighted points (S. P. Lloyd, <i>Least squares quantization in PCM</i>, 1982). A cluster that
 * loses its last point gets the one that is farthest from its centroid. Not thread-safe.
 */
final class Lloyd {

    private final ScaledPoints points;
    private final double[][] centroids;
    private final int[] clusters;
    private final double[] squares;
    private double inertia;

    /** @param start {@code [k][features]}; copied */
    Lloyd(ScaledPoints points, double[][] start) {
        this.points = points;
        this.centroids = new double[start.length][];
        for (int c = 0; c < start.length; c++) {
            centroids[c] = start[c].clone();
        }
        this.clusters = new int[points.size()];
        this.squares = new double[points.size()];
        assign();
    }

    /** @return whether it came to rest: the centroids are the means of their points */
    boolean run(int iterations) {
        for (int i = 0; i < iterations; i++) {
            moveCentroids();
            if (!assign()) {
                return true;
            }
        }
        return false;
    }

    /** The centroids as they are, not copied. */
    double[][] centroids() {
        return centroids;
    }

    /** Of the points to the centroids as they are. */
    double inertia() {
        return inertia;
    }

    /** @return whether a point has moved to another cluster */
    private boolean assign() {
        boolean moved = false;
        double sum = 0;
        for (int point = 0; point < clusters.length; point++) {
            double[] value = points.values()[point];
            double nearest = Double.POSITIVE_INFINITY;
            int cluster = 0;
            for (int c = 0; c < centroids.length; c++) {
                double square = ScaledPoints.squaredDistance(value, centroids[c]);
                if (square < nearest) {
                    nearest = square;
                    cluster = c;
                }
            }
            moved |= clusters[point] != cluster;
            clusters[point] = cluster;
            squares[point] = nearest;
            sum += points.counts()[point] * nearest;
        }
        inertia = sum;
        return moved;
    }

    private void moveCentroids() {
        double[][] sums = new double[centroids.length][centroids[0].length];
        long[] rows = new long[centroids.length];
        for (int point = 0; point < clusters.length; point++) {
            double[] sum = sums[clusters[point]];
            double[] value = points.values()[point];
            long count = points.counts()[point];
            for (int feature = 0; feature < sum.length; feature++) {
                sum[feature] += count * value[feature];
            }
            rows[clusters[point]] += count;
        }
        for (int c = 0; c < centroids.length; c++) {
            if (rows[c] == 0) {
                centroids[c] = points.values()[takeFarthest()].clone();
                continue;
            }
            for (int feature = 0; feature < sums[c].length; feature++) {
                centroids[c][feature] = sums[c][feature] / rows[c];
            }
        }
    }

    /** A point that is not taken again before the next assignment. */
    private int takeFarthest() {
        int farthest = 0;
        for (int point = 1; point < squares.length; point++) {
            if (squares[point] > squares[farthest]) {
                farthest = point;
            }
        }
        squares[farthest] = -1;
        return farthest;
    }
}
