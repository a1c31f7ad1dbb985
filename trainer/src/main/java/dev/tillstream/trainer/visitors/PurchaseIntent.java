package dev.tillstream.trainer.visitors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.visitor.IntentFeatures;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.customervalue.TribuoLogistic;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;

/**
 * Whether a visitor who looks at an item will put something into the cart or buy within the horizon, from what the visitor
 * did before and until then, by logistic regression; see {@link IntentMoments} for the moments and
 * {@link IntentExamples} for what is trained on and judged by. There is no drift: an event alone has no features.
 */
final class PurchaseIntent extends VisitorFamily {

    private static final Merit MERIT = new Merit(MetricNames.ROC_AUC, true);

    private final Duration horizon;
    private final int trainedPercent;
    private final TribuoLogistic.Settings fit;

    PurchaseIntent(EventLog log, Duration horizon, int trainedPercent, TribuoLogistic.Settings fit) {
        super(log);
        if (horizon.isNegative() || horizon.isZero()) {
            throw new IllegalArgumentException("trainer.purchase-intent.horizon can't be " + horizon);
        }
        if (trainedPercent < 1 || trainedPercent > 99) {
            throw new IllegalArgumentException(
                    "trainer.purchase-intent.trained-percent is " + trainedPercent + ", not from 1 to 99");
        }
        this.horizon = horizon;
        this.trainedPercent = trainedPercent;
        this.fit = fit;
    }

    @Override
    public String name() {
        return "purchase-intent";
    }

    @Override
    public String algorithm() {
        return "logistic-regression";
    }

    @Override
    public String library() {
        return TribuoLogistic.LIBRARY;
    }

    @Override
    public List<String> features() {
        return IntentFeatures.NAMES;
    }

    @Override
    public Merit merit() {
        return MERIT;
    }

    @Override
    public Map<String, String> recipe() {
        Map<String, String> recipe = new TreeMap<>();
        recipe.put("versions", versions().name());
        recipe.put("label", "an addition to the cart or a purchase within " + horizon + " after a look");
        recipe.put("moments", "the first " + IntentMoments.MOST_LOOKS
                + " looks of each session, before its first addition or purchase");
        recipe.put("held-out", "looks after " + trainedPercent + " % of the events");
        recipe.put("threshold", "best F1 of what is trained on");
        recipe.put("scaling", IntentFit.SCALING.label());
        recipe.put("epochs", Integer.toString(fit.epochs()));
        recipe.put("learning-rate", Double.toString(fit.learningRate()));
        recipe.put("seed", Long.toString(fit.seed()));
        return recipe;
    }

    @Override
    public List<Candidate> train(List<Slice> slices, ExecutorService pool)
            throws BatchUnreadableException, InterruptedException {
        List<Future<Outcome>> running = new ArrayList<>();
        for (Slice slice : slices) {
            long began = System.nanoTime();
            VisitorHistories histories = histories(slice);
            running.add(pool.submit(() -> train(slice, histories, began)));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Future<Outcome> training : running) {
            Outcome outcome = finished(training);
            candidates.add(before -> outcome);
        }
        return candidates;
    }

    private static Outcome finished(Future<Outcome> training) throws InterruptedException {
        try {
            return training.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("purchase intent can't be trained: " + e.getCause(), e.getCause());
        }
    }

    private Outcome train(Slice slice, VisitorHistories histories, long began) {
        IntentExamples examples = IntentExamples.of(histories, horizon.toMillis(), trainedPercent);
        Optional<String> why = oneClass("to train on, which end before " + Instant.ofEpochMilli(examples.split()),
                examples.trained()).or(() -> oneClass("to judge by from then on", examples.judged()));
        return why.isPresent()
                ? new Outcome.Refused(slice, why.get())
                : new IntentFit(slice, examples, fit).outcome(began);
    }

    private static Optional<String> oneClass(String what, IntentExamples.Part part) {
        return part.without().rows() > 0 && part.with().rows() > 0
                ? Optional.empty()
                : Optional.of("of the " + part.moments() + " looks " + what + ", " + part.with().rows()
                        + " are followed by an addition to the cart or a purchase; some that are and some that are not "
                        + "are needed");
    }
}
