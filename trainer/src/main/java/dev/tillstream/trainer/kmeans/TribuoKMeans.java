package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Tribuo's K-means over scaled distinct points, with each point's count as its weight: the same objective as over the
 * rows. One thread per start, since Tribuo's several threads sum in any order. Tribuo's weights are {@code float}s, so
 * counts above 2²⁴ lose digits there: with a relative error of 6e-8 in a weight the centroids move by as much, and the
 * inertia, which is least there, by the square of it.
 */
final class TribuoKMeans {

    static final String LIBRARY = "Tribuo 4.3.2";

    /** Tribuo logs each iteration of each start as information; held here, since loggers are collected when unused. */
    private static final Logger TRIBUO = Logger.getLogger(KMeansTrainer.class.getName());
    private static final ClusteringFactory OUTPUTS = new ClusteringFactory();

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private final List<String> features;
    private final MutableDataset<ClusterID> examples;

    TribuoKMeans(List<String> features, ScaledPoints points) {
        this.features = features;
        this.examples = new MutableDataset<>(new SimpleDataSourceProvenance("distinct points", OUTPUTS), OUTPUTS);
        for (int point = 0; point < points.size(); point++) {
            examples.add(example(points.values()[point], points.counts()[point]));
        }
    }

    /**
     * Trains until no point moves.
     *
     * @param start {@code [k][features]} in the order of this object's features
     */
    KMeansModel train(double[][] start, int maxIterations, long seed) {
        ImmutableFeatureMap numbers = examples.getFeatureIDMap();
        double[][] values = new double[start.length][features.size()];
        for (int c = 0; c < start.length; c++) {
            for (int feature = 0; feature < values[c].length; feature++) {
                values[c][numbers.getID(features.get(feature))] = start[c][feature];
            }
        }
        return new GivenStart(values, maxIterations, seed).train(examples);
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

    /**
     * Tribuo draws its start itself, and stops when no point has moved since the iteration before. So the first iteration
     * ends with all points nearest to one centroid, and the second one with the centroids at the given start: after that
     * points move.
     */
    private static final class GivenStart extends KMeansTrainer {

        private static final int ITERATIONS_BEFORE = 2;

        private final double[][] start;
        private int done;

        /** @param start by Tribuo's numbers of the features */
        GivenStart(double[][] start, int iterations, long seed) {
            super(start.length, ITERATIONS_BEFORE + iterations, new L2Distance(), Initialisation.PLUSPLUS, 1, seed);
            this.start = start;
        }

        @Override
        protected void mStep(ForkJoinPool pool, DenseVector[] centroids, Map<Integer, List<Integer>> clusters,
                SGDVector[] data, double[] weights) {
            if (done == ITERATIONS_BEFORE) {
                super.mStep(pool, centroids, clusters, data, weights);
                return;
            }
            for (int c = 0; c < centroids.length; c++) {
                for (int feature = 0; feature < start[c].length; feature++) {
                    centroids[c].set(feature, done == 0 && c > 0 ? Double.MAX_VALUE : start[c][feature]);
                }
            }
            done++;
        }
    }
}
