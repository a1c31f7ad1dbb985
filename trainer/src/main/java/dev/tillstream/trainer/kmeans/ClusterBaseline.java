package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Baseline;
import dev.tillstream.trainer.family.Drift;

/** The distribution of each feature and the share of each cluster among the rows that a clustering was trained on. */
final class ClusterBaseline implements Baseline {

    /** Gets the points of batches, without what cleaning rules leave out. */
    @FunctionalInterface
    interface Recent {
        WeightedPoints points(List<BatchStored> batches) throws BatchUnreadableException;
    }

    private final ModelManifest manifest;
    private final KMeansModel model;
    private final List<Distribution> features;
    private final double[] shares;
    private final Recent recent;

    /**
     * @param trained points that the model was trained on
     * @param recent thread-safe
     */
    ClusterBaseline(ModelManifest manifest, KMeansModel model, WeightedPoints trained, Recent recent) {
        this.manifest = manifest;
        this.model = model;
        this.features = distributions(trained);
        this.shares = shares(trained);
        this.recent = recent;
    }

    @Override
    public Optional<Drift> against(List<BatchStored> newest) throws BatchUnreadableException {
        WeightedPoints points = recent.points(newest);
        if (points.size() == 0) {
            return Optional.empty();
        }
        List<Distribution> distributions = distributions(points);
        List<Drift.Feature> drifts = new ArrayList<>();
        for (int feature = 0; feature < features.size(); feature++) {
            drifts.add(new Drift.Feature(model.features().get(feature),
                    features.get(feature).stabilityIndex(distributions.get(feature)),
                    features.get(feature).kolmogorovSmirnov(distributions.get(feature))));
        }
        double[] newestShares = shares(points);
        double shift = 0;
        for (int c = 0; c < shares.length; c++) {
            shift += Math.abs(newestShares[c] - shares[c]) / 2;
        }
        return Optional.of(new Drift(manifest.family(), manifest.version(), manifest.revision(), newest.size(),
                points.rows(), drifts, Math.min(1, shift)));
    }

    private static List<Distribution> distributions(WeightedPoints points) {
        List<Distribution> distributions = new ArrayList<>();
        for (int feature = 0; feature < points.features(); feature++) {
            distributions.add(Distribution.of(points, feature));
        }
        return distributions;
    }

    /** In ascending order of the clusters' numbers. */
    private double[] shares(WeightedPoints points) {
        int[] ids = model.clusterIds();
        Arrays.sort(ids);
        double[] shares = new double[ids.length];
        for (int point = 0; point < points.size(); point++) {
            int place = Arrays.binarySearch(ids, model.assign(points.point(point)).cluster());
            shares[place] += (double) points.count(point) / points.rows();
        }
        return shares;
    }
}
