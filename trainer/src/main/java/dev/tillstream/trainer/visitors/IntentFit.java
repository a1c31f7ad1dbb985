package dev.tillstream.trainer.visitors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.visitor.IntentFeatures;
import dev.tillstream.trainer.customervalue.ClassMetrics;
import dev.tillstream.trainer.customervalue.TribuoLogistic;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.kmeans.Scaling;
import dev.tillstream.trainer.visitors.IntentExamples.Part;

/** Makes the model of one version, and judges it. */
final class IntentFit {

    static final List<String> CLASSES = List.of("no-purchase-intent", "purchase-intent");
    static final Scaler.Kind SCALING = Scaler.Kind.LOG_STANDARD;
    static final String PASSES_SPLIT = "horizon-passes-split";
    static final String PASSES_END = "horizon-passes-end";

    /** Of all that is trained on, an example stands for one part in so many at most: longer steps would lead astray. */
    private static final int LEAST_STEPS = 20_000;
    private static final int PROBES = 64;
    private static final double ROUNDING = 1e-9;

    private final Slice slice;
    private final IntentExamples examples;
    private final TribuoLogistic.Settings fit;

    /** @param examples some of both classes in each part */
    IntentFit(Slice slice, IntentExamples examples, TribuoLogistic.Settings fit) {
        this.slice = slice;
        this.examples = examples;
        this.fit = fit;
    }

    /** @param began {@link System#nanoTime()} when work on the version began */
    Outcome outcome(long began) {
        Optional<Scaler> scaler = Scaling.of(examples.trained().all(), SCALING);
        if (scaler.isEmpty()) {
            return new Outcome.Refused(slice, "the values are too large to be scaled");
        }
        TribuoLogistic tribuo = new TribuoLogistic(IntentFeatures.NAMES, scaler.get(), CLASSES,
                sink -> add(examples.trained(), sink), fit);
        double shift = IntentScores.of(tribuo.artefact(0, 0.5), examples.trained()).shift();
        LogisticModel model = tribuo.artefact(shift,
                IntentScores.of(tribuo.artefact(shift, 0.5), examples.trained()).thresholdOfBestF1());
        List<Probe> probes = probes(examples.judged().all(), model);
        for (Probe probe : probes) {
            if (!(Math.abs(probe.answer()[1] - tribuo.probability(probe.input(), shift)) <= ROUNDING)) {
                return new Outcome.Refused(slice, "the artefact and Tribuo's model give "
                        + Arrays.toString(probe.input()) + " different probabilities");
            }
        }
        return trained(model, probes, tribuo.serialized(), began);
    }

    private static void add(Part part, TribuoLogistic.Sink sink) {
        double most = Math.max(1, (double) part.moments() / LEAST_STEPS);
        add(part.without(), false, most, sink);
        add(part.with(), true, most, sink);
    }

    private static void add(WeightedPoints points, boolean isFollowed, double most, TribuoLogistic.Sink sink) {
        for (int point = 0; point < points.size(); point++) {
            int parts = (int) Math.ceil(points.count(point) / most);
            for (int i = 0; i < parts; i++) {
                sink.add(points.point(point), isFollowed, (double) points.count(point) / parts);
            }
        }
    }

    private Outcome trained(LogisticModel model, List<Probe> probes, byte[] nativeModel, long began) {
        Part trained = examples.trained();
        ClassMetrics judged = IntentScores.of(model, examples.judged()).metrics(model.threshold());
        Map<String, Double> metrics = new TreeMap<>(judged.metrics(trained.share()));
        metrics.put(ModelManifest.ROWS, (double) trained.moments());
        List<ModelClass> classes = List.of(new ModelClass(CLASSES.get(0), null, null, trained.without().rows()),
                new ModelClass(CLASSES.get(1), null, null, trained.with().rows()));
        return new Outcome.Trained(slice, model, metrics, List.of(),
                Map.of(PASSES_SPLIT, examples.passesSplit(), PASSES_END, examples.passesEnd()), probes, nativeModel,
                (System.nanoTime() - began) / 1e9, Map.of(), classes,
                new Evaluation("later time: looks from " + Instant.ofEpochMilli(examples.split()) + " on",
                        trained.moments(), examples.judged().moments(), judged.confusion(), judged.calibration()));
    }

    /** Evenly spread over the distinct points. */
    private static List<Probe> probes(WeightedPoints points, LogisticModel model) {
        List<Probe> probes = new ArrayList<>();
        int count = Math.min(PROBES, points.size());
        for (int i = 0; i < count; i++) {
            double[] input = points.point((int) ((long) i * points.size() / count));
            probes.add(new Probe(input, model.answer(input)));
        }
        return probes;
    }
}
