package dev.tillstream.trainer.customervalue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.customervalue.ValueRows.Labelled;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.rows.RowColumns;
import dev.tillstream.trainer.rows.RowFamily;
import dev.tillstream.trainer.rows.RowSettings;

/**
 * Whether an invoice line is one of a customer of high value, from the line alone, by logistic regression. Lines without
 * a customer are left out.
 */
public final class HighValueCustomer extends RowFamily {

    static final List<String> CLASSES = List.of("regular", "high-value");

    private static final Merit MERIT = new Merit(MetricNames.ROC_AUC, true);
    private static final String NO_CUSTOMER = "no-customer";
    private static final int PROBES = 64;
    private static final double ROUNDING = 1e-9;

    private final LabelRule rule;
    private final TribuoLogistic.Settings fit;

    HighValueCustomer(RowSettings settings, LabelRule rule, TribuoLogistic.Settings fit) {
        super("high-value-customer", settings);
        this.rule = rule;
        this.fit = fit;
    }

    /** As the trainer is configured. */
    public static Family of(TrainerConfig config) {
        TrainerConfig.HighValueCustomer family = config.highValueCustomer();
        return new HighValueCustomer(RowSettings.of(config, family.versions()), LabelRule.of(family),
                new TribuoLogistic.Settings(family.epochs(), family.learningRate(), family.seed()));
    }

    @Override
    public String algorithm() {
        return "logistic-regression";
    }

    @Override
    public List<String> features() {
        return SaleFeatures.OF_CLASS;
    }

    @Override
    public Optional<String> olderName(int version) {
        return Optional.of("logistic_model_batch_" + version);
    }

    @Override
    public Merit merit() {
        return MERIT;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("label", rule.label(), "leave-out", NO_CUSTOMER, "epochs", Integer.toString(fit.epochs()),
                "learning-rate", Double.toString(fit.learningRate()), "seed", Long.toString(fit.seed()), "classes",
                "balanced");
    }

    @Override
    protected Outcome train(Slice slice, ExecutorService pool) throws BatchUnreadableException {
        long began = System.nanoTime();
        List<RowColumns> parts = new ArrayList<>();
        forEachBatch(slice, parts::add);
        ValueRows rows = ValueRows.of(parts, rule, heldOut());
        Optional<String> why = untrainable(rows);
        if (why.isPresent()) {
            return new Outcome.Refused(slice, why.get());
        }
        double share = (double) ValueRows.high(rows.trained()) / rows.trained().size();
        TribuoLogistic tribuo = new TribuoLogistic(features(), scaler(rows.trained()), CLASSES,
                sink -> addBalanced(rows.trained(), share, sink), fit);
        double prior = StrictMath.log(share / (1 - share));
        LogisticModel model = tribuo.artefact(prior, share);
        List<Probe> probes = probes(rows.heldOut(), model);
        for (Probe probe : probes) {
            double theirs = tribuo.probability(probe.input(), prior);
            if (!(Math.abs(probe.answer()[1] - theirs) <= ROUNDING)) {
                return new Outcome.Refused(slice, "the artefact and Tribuo's model give "
                        + Arrays.toString(probe.input()) + " different probabilities");
            }
        }
        return trained(slice, rows, model, probes, tribuo.serialized(), began);
    }

    /**
     * Both classes weigh the same in the training, however rare one is; the artefact's intercept takes that back (King
     * and Zeng, <i>Logistic Regression in Rare Events Data</i>, 2001).
     */
    private static void addBalanced(List<Labelled> rows, double share, TribuoLogistic.Sink sink) {
        for (Labelled row : rows) {
            sink.add(row.point(), row.isHigh(), 0.5 / (row.isHigh() ? share : 1 - share));
        }
    }

    private Outcome trained(Slice slice, ValueRows rows, LogisticModel model, List<Probe> probes, byte[] nativeModel,
            long began) {
        int size = rows.heldOut().size();
        double[] probabilities = new double[size];
        boolean[] truth = new boolean[size];
        boolean[] said = new boolean[size];
        for (int i = 0; i < size; i++) {
            probabilities[i] = model.probability(rows.heldOut().get(i).point());
            truth[i] = rows.heldOut().get(i).isHigh();
            said[i] = probabilities[i] >= model.threshold();
        }
        ClassMetrics judged = new ClassMetrics(probabilities, truth, said);
        long high = ValueRows.high(rows.trained());
        Map<String, Double> metrics = new TreeMap<>(judged.metrics((double) high / rows.trained().size()));
        metrics.put(ModelManifest.ROWS, (double) rows.trained().size());
        List<ModelClass> classes = List.of(
                new ModelClass(CLASSES.get(0), null, rows.leastRevenue(), rows.trained().size() - high),
                new ModelClass(CLASSES.get(1), rows.leastRevenue(), null, high));
        return new Outcome.Trained(slice, model, metrics, List.of(), Map.of(NO_CUSTOMER, rows.withoutCustomer()),
                probes, nativeModel, (System.nanoTime() - began) / 1e9, Map.of(), classes,
                new Evaluation(heldOut().label(), rows.trained().size(), size, judged.confusion(),
                        judged.calibration()));
    }

    private static Optional<String> untrainable(ValueRows rows) {
        return oneClass("to train on", rows.trained()).or(() -> oneClass("held out to judge by", rows.heldOut()));
    }

    private static Optional<String> oneClass(String what, List<Labelled> rows) {
        long high = ValueRows.high(rows);
        return high > 0 && high < rows.size()
                ? Optional.empty()
                : Optional.of("of the " + rows.size() + " rows " + what + ", " + high
                        + " are of customers of high value; some of both classes are needed");
    }

    private static Scaler scaler(List<Labelled> rows) {
        int features = SaleFeatures.OF_CLASS.size();
        double[] means = new double[features];
        double[] scales = new double[features];
        for (int f = 0; f < features; f++) {
            int feature = f;
            means[f] = rows.stream().mapToDouble(row -> row.point()[feature]).sum() / rows.size();
            double mean = means[f];
            double squares = rows.stream().mapToDouble(row -> row.point()[feature] - mean).map(d -> d * d).sum();
            scales[f] = squares > 0 ? Math.sqrt(squares / rows.size()) : 1;
        }
        return new Scaler(means, scales);
    }

    /** Evenly spread over the rows. */
    private static List<Probe> probes(List<Labelled> rows, LogisticModel model) {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < Math.min(PROBES, rows.size()); i++) {
            double[] input = rows.get((int) ((long) i * rows.size() / Math.min(PROBES, rows.size()))).point();
            probes.add(new Probe(input, model.answer(input)));
        }
        return probes;
    }
}
