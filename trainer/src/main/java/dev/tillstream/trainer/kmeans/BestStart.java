package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import org.tribuo.clustering.kmeans.KMeansModel;

/**
 * The start with the lowest inertia; of equal ones the first. A start that ended with an empty cluster doesn't count,
 * since Tribuo puts such a cluster's centroid at the origin, and neither does one that stopped while a centroid stood
 * there for that reason.
 *
 * @param model Tribuo's model
 * @param centroids sorted by their first feature, then the second and so on
 * @param assignment of the points to the centroids
 * @param medianInertia of all starts that count; of an even number, the mean of the two in the middle
 * @param worstInertia the highest of all starts that count
 * @param counted how many starts count
 */
record BestStart(
        KMeansModel model,
        double[][] centroids,
        Assignment assignment,
        double medianInertia,
        double worstInertia,
        int counted) {

    private record Start(KMeansModel model, double[][] centroids, Assignment assignment) {
        double inertia() {
            return assignment.inertia();
        }
    }

    /** The best of one or more starts that count. */
    private static BestStart of(List<Start> starts) {
        Start best = starts.stream().min(Comparator.comparingDouble(Start::inertia)).orElseThrow();
        double[] inertia = starts.stream().mapToDouble(Start::inertia).sorted().toArray();
        double median = (inertia[(inertia.length - 1) / 2] + inertia[inertia.length / 2]) / 2;
        return new BestStart(best.model, best.centroids, best.assignment, median, inertia[inertia.length - 1],
                inertia.length);
    }

    int k() {
        return centroids.length;
    }

    double inertia() {
        return assignment.inertia();
    }

    /** Starts with one number of clusters that run in the pool already. */
    static final class Running {

        private final List<Future<Optional<Start>>> starts = new ArrayList<>();

        Running(TribuoStarts tribuo, ScaledPoints points, KMeansSettings settings, int k, ExecutorService pool) {
            for (int i = 0; i < settings.restarts(); i++) {
                int start = i;
                starts.add(pool.submit(() -> run(tribuo, points, settings, k, start)));
            }
        }

        private static Optional<Start> run(TribuoStarts tribuo, ScaledPoints points, KMeansSettings settings, int k,
                int number) {
            KMeansModel model = tribuo.run(settings, k, number);
            double[][] centroids = tribuo.centroids(model);
            Arrays.sort(centroids, Arrays::compare);
            Assignment assignment = Assignment.of(points, centroids);
            return assignment.hasEmptyCluster() || hasStrayCentroid(points, centroids, assignment)
                    ? Optional.empty()
                    : Optional.of(new Start(model, centroids, assignment));
        }

        /** Waits for all; empty if none counts. */
        Optional<BestStart> best() throws InterruptedException {
            List<Start> counted = new ArrayList<>();
            for (Future<Optional<Start>> future : starts) {
                get(future).ifPresent(counted::add);
            }
            return counted.isEmpty() ? Optional.empty() : Optional.of(BestStart.of(counted));
        }

        private static Optional<Start> get(Future<Optional<Start>> future) throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a start of K-means failed: " + e.getCause(), e.getCause());
            }
        }
    }

    /** Whether a centroid stands at the origin although the mean of its rows is elsewhere. */
    static boolean hasStrayCentroid(ScaledPoints points, double[][] centroids, Assignment assignment) {
        for (int c = 0; c < centroids.length; c++) {
            if (Arrays.stream(centroids[c]).allMatch(value -> value == 0)) {
                double[] mean = ClusterMoments.of(points, assignment.clusters(), centroids.length).mean()[c];
                if (!(ScaledPoints.squaredDistance(mean, centroids[c]) < 1e-18)) {
                    return true;
                }
            }
        }
        return false;
    }
}
