package dev.tillstream.data.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A K-means model: scaling, then the nearest centroid by Euclidean distance; of equally near ones the first.
 * Its {@link Predictor#answer} is {@code [cluster, distance, runner-up, margin]}.
 *
 * @param features names of the inputs, in order
 * @param scaler one mean and scale per feature
 * @param centroids {@code [k][features]}, in scaled units
 * @param clusterIds the number of each centroid's cluster; distinct, not negative, in any order and with gaps, as they
 *        are kept from one revision to the next
 */
public record KMeansModel(List<String> features, Scaler scaler, double[][] centroids, int[] clusterIds)
        implements
        ModelArtefact,
        Predictor {

    public KMeansModel {
        features = List.copyOf(features);
        if (features.isEmpty() || scaler.features() != features.size()) {
            throw new IllegalArgumentException(features.size() + " features, but a scaler for " + scaler.features());
        }
        if (centroids.length == 0 || centroids.length != clusterIds.length) {
            throw new IllegalArgumentException(centroids.length + " centroids for " + clusterIds.length + " clusters");
        }
        double[][] copy = new double[centroids.length][];
        Set<Integer> ids = new HashSet<>();
        for (int c = 0; c < centroids.length; c++) {
            copy[c] = centroids[c].clone();
            if (copy[c].length != features.size() || !Arrays.stream(copy[c]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("centroid " + c + " is not a point: " + Arrays.toString(copy[c]));
            }
            if (clusterIds[c] < 0 || !ids.add(clusterIds[c])) {
                throw new IllegalArgumentException("cluster number " + clusterIds[c] + " is negative or not distinct");
            }
        }
        centroids = copy;
        clusterIds = clusterIds.clone();
    }

    @Override
    public double[][] centroids() {
        return Arrays.stream(centroids).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public int[] clusterIds() {
        return clusterIds.clone();
    }

    @Override
    public Predictor predictor() {
        return this;
    }

    /**
     * Where a point belongs.
     *
     * @param input unscaled values in the order of the features; finite
     * @throws IllegalArgumentException if the input has another length than the features
     */
    public ClusterAnswer assign(double[] input) {
        if (input.length != features.size()) {
            throw new IllegalArgumentException(input.length + " values for " + features.size() + " features");
        }
        double[] scaled = scaler.scale(input);
        int nearest = -1;
        int second = -1;
        double nearestSquare = Double.POSITIVE_INFINITY;
        double secondSquare = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centroids.length; c++) {
            double square = squaredDistance(scaled, centroids[c]);
            if (nearest < 0 || square < nearestSquare) {
                second = nearest;
                secondSquare = nearestSquare;
                nearest = c;
                nearestSquare = square;
            } else if (second < 0 || square < secondSquare) {
                second = c;
                secondSquare = square;
            }
        }
        double distance = Math.sqrt(nearestSquare);
        if (second < 0) {
            return new ClusterAnswer(clusterIds[nearest], distance, clusterIds[nearest], 0);
        }
        return new ClusterAnswer(clusterIds[nearest], distance, clusterIds[second], Math.sqrt(secondSquare) - distance);
    }

    private static double squaredDistance(double[] scaled, double[] centroid) {
        double sum = 0;
        for (int f = 0; f < centroid.length; f++) {
            double difference = scaled[f] - centroid[f];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public double[] answer(double[] input) {
        ClusterAnswer answer = assign(input);
        return new double[]{answer.cluster(), answer.distance(), answer.runnerUp(), answer.margin()};
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KMeansModel model && features.equals(model.features) && scaler.equals(model.scaler)
                && Arrays.deepEquals(centroids, model.centroids) && Arrays.equals(clusterIds, model.clusterIds);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(centroids);
    }
}
