package dev.tillstream.serving.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.DecisionTree;
import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.ForestModel;
import dev.tillstream.data.model.ItemLists;
import dev.tillstream.data.model.ItemNeighbours;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.data.visitor.IntentFeatures;
import dev.tillstream.data.visitor.VisitorFeatures;

/** Models as a trainer would announce them. */
public final class ModelEvents {

    public static final String FAMILY = "transaction-clusters";
    public static final Instant TRAINED_AT = Instant.parse("2024-01-15T10:30:00.987Z");

    private ModelEvents() {}

    /**
     * Three clusters along the quantity, at 0, 100 and 200 items. Cluster numbers begin at {@code 10 × revision}, so
     * that an answer tells which revision gave it.
     */
    public static KMeansModel model(long revision) {
        int first = (int) (10 * revision);
        return new KMeansModel(TransactionFeatures.NAMES, new Scaler(new double[]{10, 5}, new double[]{20, 10}),
                new double[][]{{-0.5, 0}, {4.5, 0}, {9.5, 0}}, new int[]{first, first + 1, first + 2});
    }

    public static ModelReady event(int version, long revision, double silhouette) {
        return event(version, revision, silhouette, 1000L * version);
    }

    public static ModelReady event(int version, long revision, double silhouette, long dataSize) {
        return event(FAMILY, version, revision, model(revision), Map.of(ModelManifest.SILHOUETTE, silhouette),
                dataSize);
    }

    public static ModelReady event(String family, int version, long revision, KMeansModel model,
            Map<String, Double> metrics, long dataSize) {
        byte[] artefact = ArtefactJson.write(model);
        ModelManifest manifest = new ModelManifest(family, version, revision, "online-retail", "k-means",
                model.features(), dataSize, new TreeMap<>(metrics), List.of(dataSize, 0L, 0L),
                new TreeMap<>(Map.of("k", "3")), new ModelManifest.Provenance(1, "rows-0-0", "rows-0-0", 10),
                TRAINED_AT, 0.25, "test 1.0", Sha256.of(artefact), List.of(), new TreeMap<>(), null, null, List.of(),
                null);
        return new ModelReady(manifest, artefact, probes(model));
    }

    /**
     * Customers in two clusters of these numbers: {@code first} around 100 items, the next number around 9,000 items.
     */
    public static ModelReady customers(int version, int first) {
        KMeansModel model = new KMeansModel(CustomerFeatures.NAMES,
                new Scaler(new double[]{100, 2000, 5}, new double[]{100, 1000, 5}),
                new double[][]{{0, 0, 0}, {89, 0, 0}}, new int[]{first, first + 1});
        return event("customer-clusters", version, 1, model, Map.of(ModelManifest.SILHOUETTE, 0.5), 1000L * version);
    }

    /**
     * Amounts that are {@code 20 + 2 × (quantity − 10) + 3 × (price − 5)}, and a hundredth more for each revision.
     *
     * @param r2 what the version is judged by
     */
    public static ModelReady amounts(int version, long revision, double r2) {
        LinearModel model = new LinearModel(SaleFeatures.OF_AMOUNT,
                new Scaler(new double[]{10, 5, 6, 15, 12}, new double[]{4, 2, 1, 1, 1}), 20 + revision / 100.0,
                new double[]{8, 6, 0, 0, 0});
        byte[] artefact = ArtefactJson.write(model);
        double[] mean = {10, 5, 6, 15, 12};
        ModelManifest manifest = new ModelManifest("total-amount", version, revision, "online-retail",
                "linear-regression", model.features(), 1000L * version,
                new TreeMap<>(Map.of(MetricNames.R2, r2, "r2_baseline", -0.01)), List.of(),
                new TreeMap<>(Map.of("versions", "thirds")),
                new ModelManifest.Provenance(1, "rows-0-0", "rows-0-0", 10), TRAINED_AT, 0.25, "test 1.0",
                Sha256.of(artefact), List.of(), new TreeMap<>(), null, null, List.of(), null, null,
                new Merit(MetricNames.R2, true), List.of(), new Evaluation("20 % of the customers", 800, 200));
        return new ModelReady(manifest, artefact, List.of(new Probe(mean, model.answer(mean))));
    }

    /** Lines of high value from 10 items on; the threshold is a probability of 0.25. */
    public static ModelReady highValues(int version, long revision, double area) {
        LogisticModel model = new LogisticModel(new LinearModel(SaleFeatures.OF_CLASS,
                new Scaler(new double[6], new double[]{1, 1, 1, 1, 1, 1}), -10, new double[]{1, 0, 0, 0, 0, 0}),
                List.of("regular", "high-value"), 0.25);
        byte[] artefact = ArtefactJson.write(model);
        double[] input = {3, 2, 6, 1, 1, 1};
        ModelManifest manifest = new ModelManifest("high-value-customer", version, revision, "online-retail",
                "logistic-regression", model.features(), 1000, new TreeMap<>(Map.of(MetricNames.ROC_AUC, area)),
                List.of(), new TreeMap<>(Map.of("versions", "consecutive-batches")),
                new ModelManifest.Provenance(1, "rows-0-0", "rows-0-0", 10), TRAINED_AT, 0.25, "test 1.0",
                Sha256.of(artefact), List.of(), new TreeMap<>(), null, null, List.of(), null, null,
                new Merit(MetricNames.ROC_AUC, true),
                List.of(new ModelClass("regular", null, 100.0, 700), new ModelClass("high-value", 100.0, null, 100)),
                new Evaluation("20 % of the customers", 800, 200));
        return new ModelReady(manifest, artefact, List.of(new Probe(input, model.answer(input))));
    }

    /**
     * Small quantities up to 6, medium ones up to 12, and large ones; a second tree knows prices only, and takes those
     * above 2.5 for medium quantities. Half of all are small.
     */
    public static ModelReady quantities(int version, long revision, double f1) {
        List<String> classes = List.of("low", "medium", "high");
        ForestModel model = new ForestModel(SaleFeatures.OF_CLASS, classes, new double[]{0.5, 0.25, 0.25}, List.of(
                new DecisionTree(new int[]{0, -1, 0, -1, -1}, new float[]{6, 12}, new int[]{4, 0, 0, 0, 4, 0, 0, 0, 4},
                        3),
                new DecisionTree(new int[]{1, -1, -1}, new float[]{2.5f}, new int[]{2, 2, 4, 2, 6, 0}, 3)));
        byte[] artefact = ArtefactJson.write(model);
        double[] input = {3, 2, 6, 1, 1, 1};
        ModelManifest manifest = new ModelManifest("quantity-category", version, revision, "online-retail",
                "random-forest", model.features(), 1000, new TreeMap<>(Map.of(MetricNames.MACRO_F1, f1)), List.of(),
                new TreeMap<>(Map.of("versions", "windows of PT5M, PT10M, PT15M by arrival")),
                new ModelManifest.Provenance(1, "rows-0-0", "rows-0-0", 10), TRAINED_AT, 0.25, "test 1.0",
                Sha256.of(artefact), List.of(), new TreeMap<>(), null, null, List.of(), null, null,
                new Merit(MetricNames.MACRO_F1, true),
                List.of(new ModelClass("low", null, 7.0, 400), new ModelClass("medium", 7.0, 13.0, 200),
                        new ModelClass("high", 13.0, null, 200)),
                new Evaluation("20 % of the customers", 800, 200));
        return new ModelReady(manifest, artefact, List.of(new Probe(input, model.answer(input))));
    }

    /** Visitors in two clusters of these numbers: {@code first} around 2 looks, the next number around 102 looks. */
    public static ModelReady segments(int version, long revision, int first) {
        KMeansModel model = new KMeansModel(VisitorFeatures.NAMES,
                new Scaler(new double[]{2, 0, 0, 0, 0, 0}, new double[]{10, 1, 1, 1, 1, 1}),
                new double[][]{{0, 0, 0, 0, 0, 0}, {10, 0, 0, 0, 0, 0}}, new int[]{first, first + 1});
        return event("visitor-segments", version, revision, model, Map.of(ModelManifest.SILHOUETTE, 0.5), 1000);
    }

    /** The score is looks of the session less 10; the threshold is a probability of 0.25. */
    public static ModelReady intents(int version, long revision, double area) {
        LogisticModel model = new LogisticModel(new LinearModel(IntentFeatures.NAMES,
                new Scaler(new double[8], new double[]{1, 1, 1, 1, 1, 1, 1, 1}), -10,
                new double[]{1, 0, 0, 0, 0, 0, 0, 0}), List.of("no-purchase-intent", "purchase-intent"), 0.25);
        byte[] artefact = ArtefactJson.write(model);
        double[] input = {3, 2, 1, 1, 1, 0, 0, 1};
        ModelManifest manifest = new ModelManifest("purchase-intent", version, revision, "retailrocket",
                "logistic-regression", model.features(), 1000, new TreeMap<>(Map.of(MetricNames.ROC_AUC, area)),
                List.of(), new TreeMap<>(Map.of("versions", "thirds")),
                new ModelManifest.Provenance(1, "rows-0-0", "rows-0-0", 10), TRAINED_AT, 0.25, "test 1.0",
                Sha256.of(artefact), List.of(), new TreeMap<>(), null, null, List.of(), null, null,
                new Merit(MetricNames.ROC_AUC, true),
                List.of(new ModelClass("no-purchase-intent", null, null, 700),
                        new ModelClass("purchase-intent", null, null, 100)),
                new Evaluation("later time: looks from 2015-08-21T02:40:53Z on", 800, 200));
        return new ModelReady(manifest, artefact, List.of(new Probe(input, model.answer(input))));
    }

    /** Of the items 10, 20, 30 and 40, of which 40 is the most popular; visitor 7 has seen 20 and before it 10. */
    public static ModelReady recommendations(int version, long revision, double recall) {
        ItemNeighbours model = new ItemNeighbours(
                new ItemLists(new long[]{10, 20, 30, 40}, new int[]{0, 2, 3, 3, 3}, new int[]{1, 2, 2}),
                new float[]{0.5f, 0.25f, 0.5f}, new int[]{3, 0, 2}, new float[]{9, 5, 1},
                new ItemLists(new long[]{7}, new int[]{0, 2}, new int[]{1, 0}));
        byte[] artefact = ArtefactJson.write(model);
        ModelManifest manifest = new ModelManifest("item-recommendations", version, revision, "retailrocket",
                "item-to-item", model.features(), 1000, new TreeMap<>(Map.of(MetricNames.RECALL_AT_10, recall)),
                List.of(), new TreeMap<>(Map.of("versions", "thirds")),
                new ModelManifest.Provenance(1, "rows-0-0", "rows-0-0", 10), TRAINED_AT, 0.25, "test 1.0",
                Sha256.of(artefact), List.of(), new TreeMap<>(), null, null, List.of(), null, null,
                new Merit(MetricNames.RECALL_AT_10, true), List.of(),
                new Evaluation("sessions that begin after 90 % of the events", 900, 100));
        return new ModelReady(manifest, artefact, List.of(new Probe(new double[]{10}, model.answer(new double[]{10}))));
    }

    public static List<Probe> probes(KMeansModel model) {
        return List.of(probe(model, 0.0), probe(model, 95.0), probe(model, 1000.0));
    }

    private static Probe probe(KMeansModel model, double quantity) {
        double[] input = new double[model.features().size()];
        input[0] = quantity;
        return new Probe(input, model.answer(input));
    }
}
