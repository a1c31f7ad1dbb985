package dev.tillstream.trainer.kmeans;

/**
 * Which centroid each point is nearest to, by the same arithmetic as the neutral predictor; of equally near ones the
 * first.
 *
 * @param clusters a centroid's index for each point
 * @param sizes rows of each cluster
 * @param inertia sum over rows of the squared distance to the row's centroid, in scaled units
 */
record Assignment(int[] clusters, long[] sizes, double inertia) {

    /** @param centroids {@code [k][features]}, in scaled units */
    static Assignment of(ScaledPoints points, double[][] centroids) {
        int[] clusters = new int[points.size()];
        long[] sizes = new long[centroids.length];
        double inertia = 0;
        for (int point = 0; point < clusters.length; point++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int c = 0; c < centroids.length; c++) {
                double square = ScaledPoints.squaredDistance(points.values()[point], centroids[c]);
                if (square < nearest) {
                    nearest = square;
                    clusters[point] = c;
                }
            }
            sizes[clusters[point]] += points.counts()[point];
            inertia += points.counts()[point] * nearest;
        }
        return new Assignment(clusters, sizes, inertia);
    }

    boolean hasEmptyCluster() {
        for (long size : sizes) {
            if (size == 0) {
                return true;
            }
        }
        return false;
    }
}
