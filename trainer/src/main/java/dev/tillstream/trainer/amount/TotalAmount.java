package dev.tillstream.trainer.amount;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.rows.RowFamily;
import dev.tillstream.trainer.rows.RowSettings;

/**
 * What an invoice line comes to, {@code quantity × price}, from quantity, price, month, day and hour by ordinary least
 * squares. Each batch is reduced once to the moments that least squares needs and to its held-out rows, so that a
 * training costs what is new, and one pass over the held-out rows.
 */
public final class TotalAmount extends RowFamily {

    private static final Merit MERIT = new Merit(MetricNames.R2, true);
    private static final int PROBES = 64;
    private static final double ROUNDING = 1e-9;

    /** Of whole batches, by the digests of their files. */
    private final Map<String, AmountRows> rowsByBatch = new HashMap<>();

    TotalAmount(RowSettings settings) {
        super("total-amount", settings);
    }

    /** As the trainer is configured. */
    public static Family of(TrainerConfig config) {
        return new TotalAmount(RowSettings.of(config, config.totalAmount().versions()));
    }

    @Override
    public String algorithm() {
        return "linear-regression";
    }

    @Override
    public List<String> features() {
        return SaleFeatures.OF_AMOUNT;
    }

    @Override
    public Optional<String> olderName(int version) {
        return Optional.of("linear_model_" + version);
    }

    @Override
    public Merit merit() {
        return MERIT;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("target", "quantity × price", "fit", "ordinary least squares");
    }

    @Override
    protected Outcome train(Slice slice, ExecutorService pool) throws BatchUnreadableException {
        long began = System.nanoTime();
        List<AmountRows> batches = rows(slice);
        Moments moments = new Moments(AmountRows.FEATURES + 1);
        batches.forEach(batch -> moments.add(batch.trained()));
        long heldOut = batches.stream().mapToLong(AmountRows::heldOutRows).sum();
        Optional<String> why = untrainable(moments, heldOut);
        if (why.isPresent()) {
            return new Outcome.Refused(slice, why.get());
        }
        TribuoLeastSquares fit = new TribuoLeastSquares(features(), moments);
        LinearModel model = fit.artefact();
        List<Probe> probes = probes(batches, heldOut, model);
        for (Probe probe : probes) {
            if (!agrees(probe, fit.predict(probe.input()))) {
                return new Outcome.Refused(slice, "the artefact and Tribuo's model predict different amounts for "
                        + Arrays.toString(probe.input()));
            }
        }
        Map<String, Double> metrics = new TreeMap<>(
                AmountMetrics.of(batches, model, moments.mean(AmountRows.FEATURES)));
        if (!metrics.values().stream().allMatch(Double::isFinite)) {
            return new Outcome.Refused(slice, "the held-out rows have amounts too large to be judged by");
        }
        metrics.put(ModelManifest.ROWS, (double) moments.count());
        return new Outcome.Trained(slice, model, metrics, List.of(), Map.of(), probes, fit.serialized(),
                (System.nanoTime() - began) / 1e9, Map.of(), List.of(),
                new Evaluation(heldOut().label(), moments.count(), heldOut));
    }

    private static Optional<String> untrainable(Moments moments, long heldOut) {
        if (moments.count() == 0 || heldOut == 0) {
            return Optional.of("there are " + moments.count() + " rows to train on and " + heldOut
                    + " held-out rows to judge by; both are needed");
        }
        if (!moments.isFinite()) {
            return Optional.of("the amounts are too large to be trained on");
        }
        return moments.deviation(AmountRows.FEATURES) > 0
                ? Optional.empty()
                : Optional.of("all " + moments.count() + " rows to train on have the same amount");
    }

    private List<AmountRows> rows(Slice slice) throws BatchUnreadableException {
        List<AmountRows> rows = new ArrayList<>();
        for (BatchStored batch : slice.batches().subList(0, slice.wholeBatches())) {
            AmountRows known = rowsByBatch.get(batch.sha256());
            if (known == null) {
                known = new AmountRows(digests().of(batch), batch.rows(), heldOut());
                rowsByBatch.put(batch.sha256(), known);
            }
            rows.add(known);
        }
        if (slice.wholeBatches() < slice.batches().size()) {
            rows.add(new AmountRows(digests().of(slice.lastBatch()), slice.rowsOfLastBatch(), heldOut()));
        }
        return rows;
    }

    /** Held-out rows, evenly spread over all of them. */
    private static List<Probe> probes(List<AmountRows> batches, long heldOut, LinearModel model) {
        List<Probe> probes = new ArrayList<>();
        long before = 0;
        for (AmountRows batch : batches) {
            for (int row = 0; row < batch.heldOutRows(); row++, before++) {
                if (before * PROBES / heldOut >= probes.size()) {
                    double[] input = batch.heldOutFeatures(row);
                    probes.add(new Probe(input, model.answer(input)));
                }
            }
        }
        return probes;
    }

    /** But for rounding, which grows with the parts of the sum. */
    private static boolean agrees(Probe probe, double theirs) {
        double parts = Arrays.stream(probe.answer()).map(Math::abs).sum();
        return Math.abs(probe.answer()[0] - theirs) <= ROUNDING * Math.max(1, parts);
    }
}
