package dev.tillstream.trainer.quantity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.ForestModel;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.trainer.QuantityCategoryConfig;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.rows.RowFamily;
import dev.tillstream.trainer.rows.RowSettings;

/**
 * Which category an invoice line's quantity belongs to, by a random forest. The quantity is itself among the features, so
 * that there is little to be learned: it is asked so on system 2's route, and the metrics are to be read so.
 */
public final class QuantityCategory extends RowFamily {

    private static final Merit MERIT = new Merit(MetricNames.MACRO_F1, true);
    private static final int PROBES = 64;
    private static final double ROUNDING = 1e-9;

    private final List<String> names;
    private final TribuoForest.Settings forest;

    QuantityCategory(RowSettings settings, List<String> names, TribuoForest.Settings forest) {
        super("quantity-category", settings);
        this.names = Categories.checked(names);
        this.forest = forest;
    }

    /** As the trainer is configured. */
    public static Family of(TrainerConfig config) {
        QuantityCategoryConfig family = config.quantityCategory();
        return new QuantityCategory(RowSettings.of(config, family.versions()), family.categories(),
                new TribuoForest.Settings(family.trees(), family.maxDepth(), family.minSplitRows(),
                        family.featuresPerSplit(), family.maxRowsPerTree(), family.seed()));
    }

    @Override
    public String algorithm() {
        return "random-forest";
    }

    @Override
    public List<String> features() {
        return SaleFeatures.OF_CLASS;
    }

    @Override
    public Optional<String> olderName(int version) {
        return Optional.of("rf_model_window_" + version);
    }

    @Override
    public Merit merit() {
        return MERIT;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("label", "quantiles of the quantity, which is also a feature", "categories",
                String.join(", ", names), "trees", Integer.toString(forest.trees()), "max-depth",
                Integer.toString(forest.maxDepth()), "min-split-rows", Integer.toString(forest.minSplitRows()),
                "features-per-split", Integer.toString(forest.featuresPerSplit()), "max-rows-per-tree",
                Integer.toString(forest.maxRows()), "classes", "balanced in each tree's rows", "seed",
                Long.toString(forest.seed()));
    }

    @Override
    protected Outcome train(Slice slice, ExecutorService pool) throws BatchUnreadableException, InterruptedException {
        long began = System.nanoTime();
        PartedRows rows = new PartedRows();
        forEachBatch(slice, columns -> rows.add(columns, heldOut()));
        Categories categories = Categories.ofQuantiles(names, rows.trained().quantities());
        Optional<String> why = untrainable(rows, categories);
        if (why.isPresent()) {
            return new Outcome.Refused(slice, why.get());
        }
        int[][] byCategory = rows.trainedBy(categories);
        TribuoForest tribuo = new TribuoForest(features(), categories.names(), rows.trained(), byCategory, forest,
                pool);
        ForestModel model = new ForestModel(features(), categories.names(), shares(byCategory), tribuo.trees());
        List<Probe> probes = probes(rows.heldOut(), model);
        for (Probe probe : probes) {
            if (!agree(model.votesOf(probe.answer()), tribuo.votes(ForestModel.rounded(probe.input())))) {
                return new Outcome.Refused(slice, "the artefact and Tribuo's model vote differently for "
                        + Arrays.toString(probe.input()));
            }
        }
        CategoryMetrics judged = judged(model, categories, rows.heldOut());
        Map<String, Double> metrics = new TreeMap<>(judged.metrics(model.shares()));
        metrics.put(ModelManifest.ROWS, (double) rows.trained().size());
        return new Outcome.Trained(slice, model, metrics, List.of(), Map.of(), probes, tribuo.serialized(),
                (System.nanoTime() - began) / 1e9, Map.of(),
                categories.classes(Arrays.stream(byCategory).mapToLong(places -> places.length).toArray()),
                new Evaluation(heldOut().label(), rows.trained().size(), rows.heldOut().size(), judged.confusion(),
                        judged.calibration()));
    }

    private static Optional<String> untrainable(PartedRows rows, Categories categories) {
        if (!rows.isParted()) {
            return Optional.of("there are " + rows.trained().size() + " rows to train on and "
                    + rows.heldOut().size() + " held-out rows to judge by; both are needed");
        }
        return categories.names().size() > 1
                ? Optional.empty()
                : Optional.of("so many of the " + rows.trained().size() + " rows to train on have the largest quantity "
                        + "that all are of one category; two are needed");
    }

    private static double[] shares(int[][] byCategory) {
        double all = Arrays.stream(byCategory).mapToInt(places -> places.length).sum();
        return Arrays.stream(byCategory).mapToDouble(places -> places.length / all).toArray();
    }

    private static CategoryMetrics judged(ForestModel model, Categories categories, SalePoints heldOut) {
        CategoryMetrics metrics = new CategoryMetrics(categories.names().size());
        for (int row = 0; row < heldOut.size(); row++) {
            double[] votes = model.votes(heldOut.point(row));
            metrics.add(categories.of(heldOut.quantity(row)), ForestModel.winner(votes), model.probabilities(votes));
        }
        return metrics;
    }

    private static boolean agree(double[] votes, double[] theirs) {
        for (int c = 0; c < votes.length; c++) {
            if (!(Math.abs(votes[c] - theirs[c]) <= ROUNDING)) {
                return false;
            }
        }
        return true;
    }

    /** Evenly spread over the rows. */
    private static List<Probe> probes(SalePoints rows, ForestModel model) {
        List<Probe> probes = new ArrayList<>();
        int count = Math.min(PROBES, rows.size());
        for (int i = 0; i < count; i++) {
            double[] input = rows.input((int) ((long) i * rows.size() / count));
            probes.add(new Probe(input, model.answer(input)));
        }
        return probes;
    }
}
