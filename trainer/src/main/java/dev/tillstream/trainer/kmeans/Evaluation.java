package dev.tillstream.trainer.kmeans;

import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.model.ModelManifest;

/**
 * How good a clustering is.
 *
 * @param metrics by the manifest's names, without those that are not defined for it
 */
record Evaluation(BestStart start, Silhouette silhouette, Map<String, Double> metrics) {

    /** The manifest's name for {@link ClusterIndices#daviesBouldin}. */
    static final String DAVIES_BOULDIN = "davies_bouldin";
    /** The manifest's name for {@link ClusterIndices#calinskiHarabasz}. */
    static final String CALINSKI_HARABASZ = "calinski_harabasz";
    /** The manifest's name for the inertia of the starts that is in the middle. */
    static final String MEDIAN_INERTIA = "restarts_median_inertia";
    /** The manifest's name for the highest inertia among the starts: how much they depend on their seeds. */
    static final String WORST_INERTIA = "restarts_worst_inertia";
    /** The manifest's name for the number of starts that came to the lowest inertia: if one only, more may find a lower. */
    static final String AT_BEST = "restarts_at_best";

    static Evaluation of(ScaledPoints points, BestStart start) {
        int[] clusters = start.assignment().clusters();
        ClusterMoments moments = ClusterMoments.of(points, clusters, start.k());
        Silhouette silhouette = Silhouette.of(points, clusters, moments);
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put(ModelManifest.INERTIA, start.inertia());
        metrics.put(MEDIAN_INERTIA, start.medianInertia());
        metrics.put(WORST_INERTIA, start.worstInertia());
        metrics.put(AT_BEST, (double) start.atBest());
        metrics.put(ModelManifest.SILHOUETTE, silhouette.mean());
        metrics.put(ModelManifest.BALANCE, ClusterIndices.balance(moments));
        metrics.put(ModelManifest.ROWS, (double) moments.allRows());
        metrics.put(ModelManifest.DISTINCT_POINTS, (double) points.size());
        ClusterIndices.daviesBouldin(points, clusters, moments).ifPresent(index -> metrics.put(DAVIES_BOULDIN, index));
        ClusterIndices.calinskiHarabasz(moments).ifPresent(index -> metrics.put(CALINSKI_HARABASZ, index));
        return new Evaluation(start, silhouette, metrics);
    }
}
