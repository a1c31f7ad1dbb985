package dev.tillstream.trainer.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import org.tribuo.clustering.kmeans.KMeansModel;

/**
 * The start with the lowest inertia; of equal ones the first. Each start is the best of some draws of k-means++ after a
 * few iterations, and is then run until it comes to rest. Tribuo trains on from the best one; if it leaves a cluster
 * empty, and so its centroid at the origin, it trains on from the next best.
 *
 * @param model Tribuo's model
 * @param centroids sorted by their first feature, then the second and so on
 * @param assignment of the points to the centroids
 * @param medianInertia of all starts; of an even number, the mean of the two in the middle
 * @param worstInertia the highest of all starts
 * @param atBest how many starts came to the lowest inertia, but for a relative difference of 1e-9
 */
record BestStart(
        KMeansModel model,
        double[][] centroids,
        Assignment assignment,
        double medianInertia,
        double worstInertia,
        int atBest) {

    private static final double EQUAL = 1e-9;
    private static final int MOST_DRAWS = 15;
    private static final int MOST_DISTANCES = 100_000;
    /** Enough to tell good draws from bad ones. */
    private static final int TRIED_ITERATIONS = 8;

    int k() {
        return centroids.length;
    }

    double inertia() {
        return assignment.inertia();
    }

    /** Starts with one number of clusters that run in the pool already. */
    static final class Running {

        private final TribuoKMeans tribuo;
        private final ScaledPoints points;
        private final KMeansSettings settings;
        private final List<Future<Lloyd>> starts = new ArrayList<>();

        Running(TribuoKMeans tribuo, ScaledPoints points, KMeansSettings settings, int k, ExecutorService pool) {
            this.tribuo = tribuo;
            this.points = points;
            this.settings = settings;
            for (int i = 0; i < settings.restarts(); i++) {
                long seed = settings.seed() + i;
                starts.add(pool.submit(() -> start(points, k, seed, settings.maxIterations())));
            }
        }

        /** Waits for all; empty if Tribuo leaves a cluster empty from every one. */
        Optional<BestStart> best() throws InterruptedException {
            List<Lloyd> finished = new ArrayList<>();
            for (Future<Lloyd> start : starts) {
                finished.add(get(start));
            }
            finished.sort(Comparator.comparingDouble(Lloyd::inertia));
            double[] inertia = finished.stream().mapToDouble(Lloyd::inertia).toArray();
            double median = (inertia[(inertia.length - 1) / 2] + inertia[inertia.length / 2]) / 2;
            int atBest = (int) Arrays.stream(inertia).filter(some -> some <= inertia[0] * (1 + EQUAL)).count();
            for (Lloyd start : finished) {
                KMeansModel model = tribuo.train(start.centroids(), settings.maxIterations(), settings.seed());
                double[][] centroids = tribuo.centroids(model);
                Arrays.sort(centroids, Arrays::compare);
                Assignment assignment = Assignment.of(points, centroids);
                if (!assignment.hasEmptyCluster() && !hasStrayCentroid(points, centroids, assignment)) {
                    return Optional.of(new BestStart(model, centroids, assignment, median,
                            inertia[inertia.length - 1], atBest));
                }
            }
            return Optional.empty();
        }

        private static Lloyd get(Future<Lloyd> future) throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a start of K-means failed: " + e.getCause(), e.getCause());
            }
        }
    }

    /** One start, run until it comes to rest. */
    static Lloyd start(ScaledPoints points, int k, long seed, int maxIterations) {
        PlusPlus draws = new PlusPlus(points, new SplittableRandom(seed));
        Lloyd best = null;
        for (int i = 0; i < draws(points.size(), k); i++) {
            Lloyd drawn = new Lloyd(points, draws.draw(k));
            drawn.run(Math.min(TRIED_ITERATIONS, maxIterations));
            best = best == null || drawn.inertia() < best.inertia() ? drawn : best;
        }
        best.run(maxIterations);
        return best;
    }

    /** The fewer, the more an iteration costs: so the draws of a start cost about the same for all but the smallest. */
    private static int draws(int points, int k) {
        return (int) Math.max(1, Math.min(MOST_DRAWS, MOST_DISTANCES / ((long) points * k)));
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
