package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Tribuo's K-means over scaled distinct points, with each point's count as its weight: the same objective as over the
 * rows. One thread per start, since Tribuo's several threads sum in any order. Tribuo's weights are {@code float}s, so
 * counts above 2²⁴ lose digits there: with a relative error of 6e-8 in a weight the centroids move by as much, and the
 * inertia, which is least there, by the square of it.
 */
final class TribuoStarts {

    static final String LIBRARY = "Tribuo 4.3.2";

    /** Tribuo logs each iteration of each start as information; held here, since loggers are collected when unused. */
    private static final Logger TRIBUO = Logger.getLogger(KMeansTrainer.class.getName());
    private static final ClusteringFactory OUTPUTS = new ClusteringFactory();

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private final List<String> features;
    private final MutableDataset<ClusterID> examples;

    TribuoStarts(List<String> features, ScaledPoints points) {
        this.features = features;
        this.examples = new MutableDataset<>(new SimpleDataSourceProvenance("distinct points", OUTPUTS), OUTPUTS);
        for (int point = 0; point < points.size(); point++) {
            examples.add(example(points.values()[point], points.counts()[point]));
        }
    }

    /** Runs one start; may be called by several threads at once. */
    KMeansModel run(KMeansSettings settings, int k, int start) {
        return run(Initialisation.PLUSPLUS, k, settings.maxIterations(), settings.seed() + start);
    }

    KMeansModel run(Initialisation initialisation, int k, int maxIterations, long seed) {
        return new KMeansTrainer(k, maxIterations, new L2Distance(), initialisation, 1, seed).train(examples);
    }

    /** The model's centroids in their own order, {@code [k][features]} in the order of this object's features. */
    double[][] centroids(KMeansModel model) {
        List<double[]> centroids = new ArrayList<>();
        for (List<Feature> centroid : model.getCentroids()) {
            // Tribuo orders features by name; none is left out of a centroid.
            double[] values = new double[features.size()];
            for (Feature feature : centroid) {
                values[features.indexOf(feature.getName())] = feature.getValue();
            }
            centroids.add(values);
        }
        return centroids.toArray(double[][]::new);
    }

    /** The index, among the model's centroids, that Tribuo's own predictor gives a scaled point. */
    int predict(KMeansModel model, double[] scaled) {
        return model.predict(example(scaled, 1)).getOutput().getID();
    }

    private Example<ClusterID> example(double[] values, long count) {
        Example<ClusterID> example = new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID,
                features.toArray(String[]::new), values);
        example.setWeight(count);
        return example;
    }
}
