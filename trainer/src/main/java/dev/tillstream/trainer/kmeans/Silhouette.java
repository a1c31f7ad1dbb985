package dev.tillstream.trainer.kmeans;

/**
 * The silhouette of rows with squared Euclidean distance, exact, in O(points × clusters), as Spark's
 * ClusteringEvaluator defines it: {@code s = (b − a) ÷ max(a, b)}, where a is the mean distance to the other rows of
 * the row's own cluster and b the least mean distance to the rows of another; 0 for the only row of a cluster
 * (Rousseeuw 1987).
 *
 * <p>The mean squared distance from x to the rows of a cluster is taken as {@code |x − μ|² + SSE ÷ n} with the
 * cluster's mean μ and its sum of squared errors. Spark expands {@code |x|² − 2xμ + Σ|y|² ÷ n} instead, which loses
 * digits when x and μ are far from the origin.
 *
 * @param mean over all rows, −1 to 1; 0 if fewer than two clusters have rows
 * @param ofClusters mean over each cluster's rows; 0 for a cluster without any
 */
record Silhouette(double mean, double[] ofClusters) {

    /** @param clusters each point's cluster, from 0 to {@code moments.k() - 1} */
    static Silhouette of(ScaledPoints points, int[] clusters, ClusterMoments moments) {
        double[] ofClusters = new double[moments.k()];
        if (moments.inhabited() < 2) {
            return new Silhouette(0, ofClusters);
        }
        double sum = 0;
        for (int point = 0; point < points.size(); point++) {
            int own = clusters[point];
            double score = points.counts()[point] * score(points.values()[point], own, moments);
            sum += score;
            ofClusters[own] += score;
        }
        for (int c = 0; c < ofClusters.length; c++) {
            ofClusters[c] = moments.rows()[c] == 0 ? 0 : ofClusters[c] / moments.rows()[c];
        }
        return new Silhouette(sum / moments.allRows(), ofClusters);
    }

    private static double score(double[] point, int own, ClusterMoments moments) {
        long rows = moments.rows()[own];
        if (rows == 1) {
            return 0;
        }
        double within = distance(point, own, moments) * rows / (rows - 1);
        double other = Double.POSITIVE_INFINITY;
        for (int c = 0; c < moments.k(); c++) {
            if (c != own && moments.rows()[c] > 0) {
                other = Math.min(other, distance(point, c, moments));
            }
        }
        double larger = Math.max(within, other);
        return larger == 0 ? 0 : (other - within) / larger;
    }

    private static double distance(double[] point, int cluster, ClusterMoments moments) {
        return ScaledPoints.squaredDistance(point, moments.mean()[cluster])
                + moments.squaredErrors()[cluster] / moments.rows()[cluster];
    }
}
