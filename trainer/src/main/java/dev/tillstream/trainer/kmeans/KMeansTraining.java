package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;

/** The training of one version: scaled, started often with each number of clusters, and the best one evaluated. */
final class KMeansTraining {

    /** A training that runs; its end can be waited for. */
    interface Running {
        Candidate finish() throws InterruptedException;
    }

    private KMeansTraining() {}

    /**
     * Begins all starts of one version.
     *
     * @param training points of the slice's rows
     * @param began {@link System#nanoTime()} when work on the version began
     */
    static Running begin(Slice slice, List<String> features, TrainingPoints training, KMeansSettings settings,
            ExecutorService pool, long began) {
        WeightedPoints points = training.points();
        if (points.size() == 0) {
            return refused(slice, "no row is left to train on: " + training.leftOut() + " of " + slice.rows()
                    + " are left out");
        }
        Optional<Scaler> scaler = Scaling.of(points, settings.scaling());
        if (scaler.isEmpty()) {
            return refused(slice, "the values are too large to be scaled");
        }
        ScaledPoints scaled = ScaledPoints.of(points, scaler.get());
        int least = settings.clusters().least();
        int distinct = scaled.distinct(settings.clusters().most());
        if (distinct < least) {
            return refused(slice, distinct + " distinct points are too few for " + least + " clusters");
        }
        TribuoKMeans tribuo = new TribuoKMeans(features, scaled);
        List<BestStart.Running> starts = new ArrayList<>();
        for (int k = least; k <= Math.min(distinct, settings.clusters().most()); k++) {
            starts.add(new BestStart.Running(tribuo, scaled, settings, k, pool));
        }
        return () -> {
            Optional<Evaluation> best = best(starts, scaled);
            return best.isEmpty()
                    ? before -> new Outcome.Refused(slice, "from every start Tribuo left a cluster empty")
                    : new KMeansCandidate(slice, features, training, scaler.get(), tribuo, best.get(),
                            (System.nanoTime() - began) / 1e9);
        };
    }

    /** The highest silhouette, of equal ones the fewest clusters; empty if no start counts. */
    private static Optional<Evaluation> best(List<BestStart.Running> starts, ScaledPoints scaled)
            throws InterruptedException {
        Evaluation best = null;
        for (BestStart.Running running : starts) {
            Optional<BestStart> start = running.best();
            if (start.isPresent()) {
                Evaluation evaluation = Evaluation.of(scaled, start.get());
                best = best == null || evaluation.silhouette().mean() > best.silhouette().mean() ? evaluation : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Running refused(Slice slice, String why) {
        return () -> before -> new Outcome.Refused(slice, why);
    }
}
