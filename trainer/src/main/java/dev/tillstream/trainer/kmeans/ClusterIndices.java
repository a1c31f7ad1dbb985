package dev.tillstream.trainer.kmeans;

import java.util.OptionalDouble;

/** Measures of a whole clustering, over rows: a point that stands for many rows counts as many times. */
final class ClusterIndices {

    private ClusterIndices() {}

    /**
     * Mean over clusters of the greatest {@code (sᵢ + sⱼ) ÷ |μᵢ − μⱼ|} to another cluster, where s is the mean distance
     * of a cluster's rows to their mean μ; lower is better (Davies and Bouldin, A Cluster Separation Measure, 1979).
     *
     * @return empty if fewer than two clusters have rows, or two of them have one mean
     */
    static OptionalDouble daviesBouldin(ScaledPoints points, int[] clusters, ClusterMoments moments) {
        double[] spread = new double[moments.k()];
        for (int point = 0; point < points.size(); point++) {
            int c = clusters[point];
            spread[c] += points.counts()[point]
                    * Math.sqrt(ScaledPoints.squaredDistance(points.values()[point], moments.mean()[c]));
        }
        double sum = 0;
        for (int c = 0; c < spread.length; c++) {
            double worst = 0;
            for (int other = 0; other < spread.length; other++) {
                if (c != other && moments.rows()[c] > 0 && moments.rows()[other] > 0) {
                    double between = Math.sqrt(ScaledPoints.squaredDistance(moments.mean()[c], moments.mean()[other]));
                    double within = spread[c] / moments.rows()[c] + spread[other] / moments.rows()[other];
                    worst = Math.max(worst, between == 0 ? Double.POSITIVE_INFINITY : within / between);
                }
            }
            sum += worst;
        }
        return moments.inhabited() < 2 ? OptionalDouble.empty() : finite(sum / moments.inhabited());
    }

    /**
     * {@code (Σ nᵢ|μᵢ − μ|² ÷ (k − 1)) ÷ (Σ SSEᵢ ÷ (n − k))}, with the mean μ of all n rows; higher is better (Caliński
     * and Harabasz, A dendrite method for cluster analysis, 1974).
     *
     * @return empty if fewer than two clusters have rows, or no row is away from its cluster's mean
     */
    static OptionalDouble calinskiHarabasz(ClusterMoments moments) {
        int k = moments.inhabited();
        long rows = moments.allRows();
        double within = 0;
        double[] mean = new double[moments.mean()[0].length];
        for (int c = 0; c < moments.k(); c++) {
            if (moments.rows()[c] > 0) {
                within += moments.squaredErrors()[c];
                for (int feature = 0; feature < mean.length; feature++) {
                    mean[feature] += (double) moments.rows()[c] / rows * moments.mean()[c][feature];
                }
            }
        }
        double between = 0;
        for (int c = 0; c < moments.k(); c++) {
            if (moments.rows()[c] > 0) {
                between += moments.rows()[c] * ScaledPoints.squaredDistance(moments.mean()[c], mean);
            }
        }
        return k < 2 || within == 0 ? OptionalDouble.empty() : finite(between / (k - 1) / (within / (rows - k)));
    }

    /**
     * Evenness of the clusters' sizes: the entropy {@code −Σ pᵢ ln pᵢ} of their shares p of the rows, by the greatest
     * there can be, {@code ln k} (Pielou, The measurement of diversity, 1966).
     *
     * @return 0 if one cluster has all rows, 1 if all have as many
     */
    static double balance(ClusterMoments moments) {
        if (moments.k() < 2) {
            return 0;
        }
        double entropy = 0;
        for (long rows : moments.rows()) {
            if (rows > 0) {
                double share = (double) rows / moments.allRows();
                entropy -= share * StrictMath.log(share);
            }
        }
        return entropy / StrictMath.log(moments.k());
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
