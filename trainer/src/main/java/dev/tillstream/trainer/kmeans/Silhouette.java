package dev.tillstream.trainer.kmeans;

import java.util.Arrays;

/**
 * The mean silhouette over rows with squared Euclidean distance, exact, in O(points × clusters), as Spark's
 * ClusteringEvaluator defines it: {@code s = (b − a) ÷ max(a, b)}, where a is the mean distance to the other rows of
 * the row's own cluster and b the least mean distance to the rows of another; 0 for the only row of a cluster.
 *
 * <p>The mean squared distance from x to the rows of a cluster is taken as {@code |x − μ|² + SSE ÷ n} with the
 * cluster's mean μ and its sum of squared errors. Spark expands {@code |x|² − 2xμ + Σ|y|² ÷ n} instead, which loses
 * digits when x and μ are far from the origin.
 */
final class Silhouette {

    private Silhouette() {}

    /**
     * @param clusters each point's cluster, from 0 to {@code k - 1}
     * @return −1 to 1; 0 if fewer than two clusters have rows
     */
    static double mean(ScaledPoints points, int[] clusters, int k) {
        Clusters sums = Clusters.of(points, clusters, k);
        if (Arrays.stream(sums.rows).filter(rows -> rows > 0).count() < 2) {
            return 0;
        }
        double sum = 0;
        long rows = 0;
        for (int point = 0; point < points.size(); point++) {
            long count = points.counts()[point];
            sum += count * sums.score(points.values()[point], clusters[point]);
            rows += count;
        }
        return sum / rows;
    }

    /**
     * @param rows of each cluster
     * @param mean of each cluster's rows
     * @param squaredErrors sum over a cluster's rows of the squared distance to its mean
     */
    private record Clusters(long[] rows, double[][] mean, double[] squaredErrors) {

        static Clusters of(ScaledPoints points, int[] clusters, int k) {
            long[] rows = new long[k];
            double[][] mean = new double[k][points.values()[0].length];
            for (int point = 0; point < points.size(); point++) {
                long count = points.counts()[point];
                rows[clusters[point]] += count;
                for (int feature = 0; feature < mean[0].length; feature++) {
                    mean[clusters[point]][feature] += count * points.values()[point][feature];
                }
            }
            for (int c = 0; c < k; c++) {
                for (int feature = 0; feature < mean[0].length; feature++) {
                    mean[c][feature] /= rows[c];
                }
            }
            double[] squaredErrors = new double[k];
            for (int point = 0; point < points.size(); point++) {
                int c = clusters[point];
                squaredErrors[c] += points.counts()[point]
                        * ScaledPoints.squaredDistance(points.values()[point], mean[c]);
            }
            return new Clusters(rows, mean, squaredErrors);
        }

        double score(double[] point, int own) {
            if (rows[own] == 1) {
                return 0;
            }
            double within = distance(point, own) * rows[own] / (rows[own] - 1);
            double other = Double.POSITIVE_INFINITY;
            for (int c = 0; c < rows.length; c++) {
                if (c != own && rows[c] > 0) {
                    other = Math.min(other, distance(point, c));
                }
            }
            double larger = Math.max(within, other);
            return larger == 0 ? 0 : (other - within) / larger;
        }

        private double distance(double[] point, int cluster) {
            return ScaledPoints.squaredDistance(point, mean[cluster]) + squaredErrors[cluster] / rows[cluster];
        }
    }
}
