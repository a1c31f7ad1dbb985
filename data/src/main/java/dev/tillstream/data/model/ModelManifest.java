package dev.tillstream.data.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

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
 * @param clusterSizes rows of each cluster, in ascending order of cluster numbers; empty for models that are no
 *        clustering
 * @param recipe the settings it was trained with, by name
 * @param provenance which batches it was made from
 * @param trainedAt end of the training
 * @param trainingSeconds wall time of the version's training and evaluation
 * @param library training library and version
 * @param artefactSha256 digest of the artefact's bytes, in lower-case hexadecimal
 * @param clusters in ascending order of their numbers; empty for models that are no clustering, and for models that were
 *        made before this field
 * @param rowsLeftOut how many of the {@code dataSize} rows each cleaning rule left out of the training, by the rule's
 *        name; a row counts for the first rule that leaves it out
 * @param highestClusterId the highest cluster number that any version of the family has ever had, so that no later
 *        cluster gets one again; null where numbers were not kept from one revision to the next
 * @param canonicalSha256 what {@link CanonicalDigest} makes of artefact and recipe; null for models that were made
 *        before this field
 * @param offsets where the batches' rows stood on their topics, by topic and partition; empty for models that were made
 *        before this field
 * @param jvm name, version and vendor of the Java virtual machine that trained it; null for models that were made before
 *        this field
 * @param membersSha256 digest of the {@link MembersJson} that says who is in which cluster, in lower-case hexadecimal;
 *        null for models whose points have no names
 * @param merit which metric makes a version the best of its family; null where it is the silhouette
 * @param classes what a classifier tells apart, in the order of its probabilities; empty for other models
 * @param evaluation how the metrics were found; null for clusterings, which are judged by the rows they were trained on
 * @param catalogueSha256 digest of the {@link dev.tillstream.data.product.CatalogueJson} of all products in the version's
 *        rows, in lower-case hexadecimal; null for models of other things, and for models that were made before this
 *        field
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
        String artefactSha256,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Cluster> clusters,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Long> rowsLeftOut,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer highestClusterId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("canonical_sha256") String canonicalSha256,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Offsets> offsets,
        @JsonInclude(JsonInclude.Include.NON_NULL) String jvm,
        @JsonInclude(JsonInclude.Include.NON_NULL) String membersSha256,
        @JsonInclude(JsonInclude.Include.NON_NULL) Merit merit,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ModelClass> classes,
        @JsonInclude(JsonInclude.Include.NON_NULL) Evaluation evaluation,
        @JsonInclude(JsonInclude.Include.NON_NULL) String catalogueSha256) {

    /** Mean silhouette with squared Euclidean distance, −1 to 1. */
    public static final String SILHOUETTE = "silhouette";
    /** Sum over rows of the squared distance to the row's centroid, in scaled units. */
    public static final String INERTIA = "inertia";
    /** Distinct points among the rows that were trained on. */
    public static final String DISTINCT_POINTS = "distinct_points";
    /** Rows that were trained on: the data size less the rows that were left out. */
    public static final String ROWS = "rows";
    /** Customers among those rows, for families whose points they are: cluster sizes and shares count customers there. */
    public static final String CUSTOMERS = "customers";
    /** How evenly rows are spread over the clusters: 0 if one has them all, 1 if all have as many. */
    public static final String BALANCE = "balance";
    /** Share of the rows whose cluster number is another one than the revision before gives them. */
    public static final String CHURN = "churn";

    /**
     * Which part of the stream a model was made from.
     *
     * @param batches number of batches that it took rows from
     * @param firstBatch id of the first of them in arrival order
     * @param lastBatch id of the last of them
     * @param rowsOfLastBatch how many of the last one's rows
     */
    public record Provenance(int batches, String firstBatch, String lastBatch, int rowsOfLastBatch) {}

    /**
     * A stretch of one partition, from the first batch's first row there to the last batch's last, inclusive. The last
     * batch counts as a whole, even if the model is made from its first rows only.
     */
    public record Offsets(String topic, int partition, long first, long last) {
        public Offsets {
            requireNonNull(topic, "topic");
            if (partition < 0 || first < 0 || last < first) {
                throw new IllegalArgumentException(
                        "not a range of offsets: " + topic + "-" + partition + " from " + first + " to " + last);
            }
        }
    }

    /**
     * One cluster.
     *
     * @param cluster its number in answers; the same cluster keeps it from one revision to the next
     * @param rows in it; customers, where they are the points
     * @param silhouette mean over its rows
     */
    public record Cluster(int cluster, long rows, double silhouette) {
        public Cluster {
            if (cluster < 0 || rows < 1 || !Double.isFinite(silhouette)) {
                throw new IllegalArgumentException("cluster " + cluster + " has " + rows + " rows and the silhouette "
                        + silhouette);
            }
        }
    }

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
        clusters = clusters == null ? List.of() : List.copyOf(clusters);
        offsets = offsets == null ? List.of() : List.copyOf(offsets);
        classes = classes == null ? List.of() : List.copyOf(classes);
        rowsLeftOut = rowsLeftOut == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(rowsLeftOut));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        recipe = Collections.unmodifiableSortedMap(new TreeMap<>(recipe));
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            if (!Double.isFinite(metric.getValue())) {
                throw new IllegalArgumentException("metric " + metric.getKey() + " is " + metric.getValue());
            }
        }
    }

    /** A model of what is in no catalogue. */
    public ModelManifest(String family, int version, long revision, String dataset, String algorithm,
            List<String> features, long dataSize, SortedMap<String, Double> metrics, List<Long> clusterSizes,
            SortedMap<String, String> recipe, Provenance provenance, Instant trainedAt, double trainingSeconds,
            String library, String artefactSha256, List<Cluster> clusters, SortedMap<String, Long> rowsLeftOut,
            Integer highestClusterId, String canonicalSha256, List<Offsets> offsets, String jvm,
            String membersSha256, Merit merit, List<ModelClass> classes, Evaluation evaluation) {
        this(family, version, revision, dataset, algorithm, features, dataSize, metrics, clusterSizes, recipe,
                provenance, trainedAt, trainingSeconds, library, artefactSha256, clusters, rowsLeftOut,
                highestClusterId, canonicalSha256, offsets, jvm, membersSha256, merit, classes, evaluation, null);
    }

    /** A clustering of what is in no catalogue. */
    public ModelManifest(String family, int version, long revision, String dataset, String algorithm,
            List<String> features, long dataSize, SortedMap<String, Double> metrics, List<Long> clusterSizes,
            SortedMap<String, String> recipe, Provenance provenance, Instant trainedAt, double trainingSeconds,
            String library, String artefactSha256, List<Cluster> clusters, SortedMap<String, Long> rowsLeftOut,
            Integer highestClusterId, String canonicalSha256, List<Offsets> offsets, String jvm,
            String membersSha256) {
        this(family, version, revision, dataset, algorithm, features, dataSize, metrics, clusterSizes, recipe,
                provenance, trainedAt, trainingSeconds, library, artefactSha256, clusters, rowsLeftOut,
                highestClusterId, canonicalSha256, offsets, jvm, membersSha256, null, List.of(), null);
    }

    /** A clustering whose points have no names. */
    public ModelManifest(String family, int version, long revision, String dataset, String algorithm,
            List<String> features, long dataSize, SortedMap<String, Double> metrics, List<Long> clusterSizes,
            SortedMap<String, String> recipe, Provenance provenance, Instant trainedAt, double trainingSeconds,
            String library, String artefactSha256, List<Cluster> clusters, SortedMap<String, Long> rowsLeftOut,
            Integer highestClusterId, String canonicalSha256, List<Offsets> offsets, String jvm) {
        this(family, version, revision, dataset, algorithm, features, dataSize, metrics, clusterSizes, recipe,
                provenance, trainedAt, trainingSeconds, library, artefactSha256, clusters, rowsLeftOut,
                highestClusterId, canonicalSha256, offsets, jvm, null);
    }

    /** What makes a version the best of its family. */
    public Merit bestBy() {
        return merit == null ? Merit.SILHOUETTE : merit;
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
