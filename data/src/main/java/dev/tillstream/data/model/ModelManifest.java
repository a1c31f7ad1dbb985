package dev.tillstream.data.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model is and how it was made.
 *
 * @param family kind of model, for example {@code transaction-clusters}
 * @param version which of the family's three slots: 1, 2 or 3
 * @param revision how often the slot has been trained, from 1
 * @param dataset whose rows it was trained on
 * @param algorithm for example {@code k-means}
 * @param features names of the inputs, in order
 * @param dataSize rows that the version stands for
 * @param metrics by name, see the constants; never NaN or infinite
 * @param clusterSizes rows of each cluster, by cluster number; empty for models that are no clustering
 * @param recipe the settings it was trained with, by name
 * @param provenance which batches it was made from
 * @param trainedAt end of the training
 * @param trainingSeconds wall time of the version's training and evaluation
 * @param library training library and version
 * @param artefactSha256 digest of the artefact's bytes, in lower-case hexadecimal
 */
public record ModelManifest(
        String family,
        int version,
        long revision,
        String dataset,
        String algorithm,
        List<String> features,
        long dataSize,
        SortedMap<String, Double> metrics,
        List<Long> clusterSizes,
        SortedMap<String, String> recipe,
        Provenance provenance,
        Instant trainedAt,
        double trainingSeconds,
        String library,
        String artefactSha256) {

    /** Mean silhouette with squared Euclidean distance, −1 to 1. */
    public static final String SILHOUETTE = "silhouette";
    /** Sum over rows of the squared distance to the row's centroid, in scaled units. */
    public static final String INERTIA = "inertia";
    /** Distinct points among the rows. */
    public static final String DISTINCT_POINTS = "distinct_points";

    /**
     * Which part of the stream a model was made from.
     *
     * @param batches number of batches that it took rows from
     * @param firstBatch id of the first of them in arrival order
     * @param lastBatch id of the last of them
     * @param rowsOfLastBatch how many of the last one's rows
     */
    public record Provenance(int batches, String firstBatch, String lastBatch, int rowsOfLastBatch) {}

    public ModelManifest {
        requireNonNull(family, "family");
        requireNonNull(dataset, "dataset");
        requireNonNull(algorithm, "algorithm");
        requireNonNull(provenance, "provenance");
        requireNonNull(trainedAt, "trainedAt");
        requireNonNull(library, "library");
        requireNonNull(artefactSha256, "artefactSha256");
        if (version < 1 || version > 3) {
            throw new IllegalArgumentException("version must be 1, 2 or 3, not " + version);
        }
        if (revision < 1 || dataSize < 1) {
            throw new IllegalArgumentException("revision and dataSize start at 1");
        }
        features = List.copyOf(features);
        clusterSizes = List.copyOf(clusterSizes);
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        recipe = Collections.unmodifiableSortedMap(new TreeMap<>(recipe));
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            if (!Double.isFinite(metric.getValue())) {
                throw new IllegalArgumentException("metric " + metric.getKey() + " is " + metric.getValue());
            }
        }
    }

    /** A metric's value. @throws IllegalArgumentException if the manifest has none of that name */
    public double metric(String name) {
        Double value = metrics.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no metric '" + name + "' in the manifest of " + family + "/" + version);
        }
        return value;
    }
}
