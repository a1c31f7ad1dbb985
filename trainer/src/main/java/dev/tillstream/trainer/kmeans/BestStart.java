package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import org.tribuo.clustering.kmeans.KMeansModel;

/**
 * The start with the lowest inertia; of equal ones the first. A start that ended with an empty cluster doesn't count,
 * since Tribuo puts such a cluster's centroid at the origin.
 *
 * @param model Tribuo's model
 * @param centroids sorted by their first feature, then the second and so on, so that clusters are numbered alike in
 *        every training
 * @param inertia sum over rows of the squared distance to the nearest centroid
 * @param worstInertia the highest of all starts that count
 */
record BestStart(KMeansModel model, double[][] centroids, double inertia, double worstInertia) {

    private record Start(KMeansModel model, double[][] centroids, Assignment assignment) {}

    /** Starts that run in the pool already. */
    static final class Running {

        private final List<Future<Start>> starts = new ArrayList<>();

        Running(TribuoStarts tribuo, ScaledPoints points, KMeansSettings settings, ExecutorService pool) {
            for (int i = 0; i < settings.restarts(); i++) {
                int start = i;
                starts.add(pool.submit(() -> run(tribuo, points, settings, start)));
            }
        }

        private static Start run(TribuoStarts tribuo, ScaledPoints points, KMeansSettings settings, int start) {
            KMeansModel model = tribuo.run(settings, start);
            double[][] centroids = tribuo.centroids(model);
            Arrays.sort(centroids, Arrays::compare);
            return new Start(model, centroids, Assignment.of(points, centroids));
        }

        /** Waits for all; empty if none counts. */
        Optional<BestStart> best() throws InterruptedException {
            Start best = null;
            double worst = Double.NEGATIVE_INFINITY;
            for (Future<Start> future : starts) {
                Start start = get(future);
                if (start.assignment.hasEmptyCluster()) {
                    continue;
                }
                if (best == null || start.assignment.inertia() < best.assignment.inertia()) {
                    best = start;
                }
                worst = Math.max(worst, start.assignment.inertia());
            }
            return best == null
                    ? Optional.empty()
                    : Optional.of(new BestStart(best.model, best.centroids, best.assignment.inertia(), worst));
        }

        private static Start get(Future<Start> future) throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a start of K-means failed: " + e.getCause(), e.getCause());
            }
        }
    }
}
