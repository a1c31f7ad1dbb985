package dev.tillstream.trainer.kmeans;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Predecessors;

/**
 * Which number each cluster of a new model has: that of the cluster it continues, so that numbers mean the same from one
 * revision to the next and from one version to another. The newest version 3 sets the numbers; versions 1 and 2 take
 * theirs from it, as version 3 itself does from its revision before.
 */
final class ClusterIdentity {

    private static final int REFERENCE_VERSION = 3;
    /** Farther than this is as far as can be: sums of some stay finite. */
    private static final double FAR = 1e300;

    private ClusterIdentity() {}

    /**
     * The numbers of the centroids. Each old cluster is matched to at most one new one, so that the sum of the distances
     * between their centroids, in the new model's scaled space, is least. What is not matched gets a number that no
     * cluster of the family has had; without a model to compare with, those are given in the centroids' order.
     *
     * @param version of the new model
     * @param centroids in scaled units
     */
    static int[] ids(int version, List<String> features, Scaler scaler, double[][] centroids, Predecessors before) {
        int[] ids = new int[centroids.length];
        int[] matched = reference(version, before).filter(model -> model.features().equals(features))
                .map(model -> matched(model, scaler, centroids)).orElseGet(() -> noneOf(centroids));
        int highest = before.highestClusterId();
        for (int c = 0; c < ids.length; c++) {
            ids[c] = matched[c] == OptimalMatching.NONE ? ++highest : matched[c];
        }
        return ids;
    }

    /**
     * The share of the rows whose cluster has another number than the version's announced model gives them.
     *
     * @return empty if there is no such model, or it is of other features
     */
    static Optional<Double> churn(int version, KMeansModel model, WeightedPoints points, Predecessors before) {
        return clustering(before, version).filter(old -> old.features().equals(model.features())).map(old -> {
            long changed = 0;
            for (int point = 0; point < points.size(); point++) {
                double[] values = points.point(point);
                if (old.assign(values).cluster() != model.assign(values).cluster()) {
                    changed += points.count(point);
                }
            }
            return (double) changed / points.rows();
        });
    }

    /** Version 3 if there is one, else the version itself, else the highest one that there is. */
    private static Optional<KMeansModel> reference(int version, Predecessors before) {
        return clustering(before, REFERENCE_VERSION).or(() -> clustering(before, version))
                .or(() -> before.models().entrySet().stream().max(Comparator.comparing(Map.Entry::getKey))
                        .flatMap(newest -> clustering(before, newest.getKey())));
    }

    private static Optional<KMeansModel> clustering(Predecessors before, int version) {
        return before.model(version).filter(KMeansModel.class::isInstance).map(KMeansModel.class::cast);
    }

    /** For each centroid the number of the old cluster that it continues, or none. */
    private static int[] matched(KMeansModel old, Scaler scaler, double[][] centroids) {
        double[][] oldCentroids = old.centroids();
        double[][] distances = new double[centroids.length][oldCentroids.length];
        for (int o = 0; o < oldCentroids.length; o++) {
            double[] rescaled = scaler.scale(old.scaler().unscale(oldCentroids[o]));
            for (int c = 0; c < centroids.length; c++) {
                double distance = Math.sqrt(ScaledPoints.squaredDistance(centroids[c], rescaled));
                distances[c][o] = distance < FAR ? distance : FAR;
            }
        }
        int[] matched = OptimalMatching.of(distances);
        int[] oldIds = old.clusterIds();
        for (int c = 0; c < matched.length; c++) {
            matched[c] = matched[c] == OptimalMatching.NONE ? OptimalMatching.NONE : oldIds[matched[c]];
        }
        return matched;
    }

    private static int[] noneOf(double[][] centroids) {
        int[] none = new int[centroids.length];
        Arrays.fill(none, OptimalMatching.NONE);
        return none;
    }
}
