package dev.tillstream.trainer.kmeans;

/**
 * What the quality of a clustering is computed from.
 *
 * @param rows of each cluster
 * @param mean of each cluster's rows, {@code [k][features]}; NaN where there are none
 * @param squaredErrors sum over a cluster's rows of the squared distance to its mean
 */
record ClusterMoments(long[] rows, double[][] mean, double[] squaredErrors) {

    /** @param clusters each point's cluster, from 0 to {@code k - 1} */
    static ClusterMoments of(ScaledPoints points, int[] clusters, int k) {
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
            squaredErrors[c] += points.counts()[point] * ScaledPoints.squaredDistance(points.values()[point], mean[c]);
        }
        return new ClusterMoments(rows, mean, squaredErrors);
    }

    int k() {
        return rows.length;
    }

    long allRows() {
        long sum = 0;
        for (long some : rows) {
            sum += some;
        }
        return sum;
    }

    /** Number of clusters that have rows. */
    int inhabited() {
        int clusters = 0;
        for (long some : rows) {
            clusters += some > 0 ? 1 : 0;
        }
        return clusters;
    }
}
