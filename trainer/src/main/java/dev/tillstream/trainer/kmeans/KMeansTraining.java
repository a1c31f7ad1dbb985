package dev.tillstream.trainer.kmeans;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

import dev.tillstream.data.model.ClusterAnswer;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;

/** The training of one version: scaled, started often, the best start evaluated and turned into the neutral artefact. */
final class KMeansTraining {

    /** The manifest's name for the highest inertia among the starts: how much they depend on their seeds. */
    static final String WORST_INERTIA = "restarts_worst_inertia";

    /** A training that runs; its end can be waited for. */
    interface Running {
        Outcome finish() throws InterruptedException;
    }

    private final Slice slice;
    private final List<String> features;
    private final WeightedPoints points;
    private final Scaler scaler;
    private final ScaledPoints scaled;
    private final long began;

    private KMeansTraining(Slice slice, List<String> features, WeightedPoints points, Scaler scaler, long began) {
        this.slice = slice;
        this.features = features;
        this.points = points;
        this.scaler = scaler;
        this.scaled = ScaledPoints.of(points, scaler);
        this.began = began;
    }

    /**
     * Begins all starts of one version.
     *
     * @param points of the slice's rows
     * @param began {@link System#nanoTime()} when work on the version began
     */
    static Running begin(Slice slice, List<String> features, WeightedPoints points, KMeansSettings settings,
            ExecutorService pool, long began) {
        Optional<Scaler> scaler = Scaling.of(points, settings.scaling());
        if (scaler.isEmpty()) {
            return () -> new Outcome.Refused(slice, "the values are too large to be scaled");
        }
        KMeansTraining training = new KMeansTraining(slice, features, points, scaler.get(), began);
        int distinct = training.scaled.distinct(settings.k());
        if (distinct < settings.k()) {
            return () -> new Outcome.Refused(slice,
                    distinct + " distinct points are too few for " + settings.k() + " clusters");
        }
        TribuoStarts tribuo = new TribuoStarts(features, training.scaled);
        BestStart.Running starts = new BestStart.Running(tribuo, training.scaled, settings, pool);
        return () -> {
            Optional<BestStart> best = starts.best();
            return best.isPresent()
                    ? training.outcome(tribuo, best.get())
                    : new Outcome.Refused(slice, "every start ended with an empty cluster");
        };
    }

    private Outcome outcome(TribuoStarts tribuo, BestStart best) {
        int k = best.centroids().length;
        KMeansModel model = new KMeansModel(features, scaler, best.centroids(), IntStream.range(0, k).toArray());
        List<Probe> probes = ProbePoints.of(points, model);
        for (Probe probe : probes) {
            if (!agrees(tribuo, best, model, probe.input())) {
                return new Outcome.Refused(slice, "the artefact and Tribuo's model put "
                        + Arrays.toString(probe.input()) + " into different clusters");
            }
        }
        Assignment assignment = Assignment.of(scaled, best.centroids());
        Map<String, Double> metrics = Map.of(ModelManifest.INERTIA, best.inertia(), ModelManifest.SILHOUETTE,
                Silhouette.mean(scaled, assignment.clusters(), k), ModelManifest.DISTINCT_POINTS,
                (double) points.size(), WORST_INERTIA, best.worstInertia());
        return new Outcome.Trained(slice, model, metrics, Arrays.stream(assignment.sizes()).boxed().toList(), probes,
                best.model().serialize().toByteArray(), (System.nanoTime() - began) / 1e9);
    }

    /** Whether both models give the input the same centroid, unless two are equally near but for rounding. */
    private boolean agrees(TribuoStarts tribuo, BestStart best, KMeansModel model, double[] input) {
        ClusterAnswer answer = model.assign(input);
        if (answer.margin() <= 1e-9 * (answer.distance() + answer.margin())) {
            return true;
        }
        double[] nearest = tribuo.centroids(best.model())[tribuo.predict(best.model(), scaler.scale(input))];
        return Arrays.equals(nearest, best.centroids()[answer.cluster()]);
    }
}
