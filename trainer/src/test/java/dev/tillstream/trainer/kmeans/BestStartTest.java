package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.transaction.TransactionFeatures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BestStartTest {

    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    @Test
    void shouldNotTakeACentroidForAClusterThatTribuoLeftAtTheOrigin() {
        // Given
        ScaledPoints points = new ScaledPoints(new double[][]{{-3, 1}, {-2, 1}, {0.5, 0.5}, {2, 2}},
                new long[]{1, 1, 1, 1});
        double[][] centroids = {{-2.5, 1}, {0, 0}, {2, 2}};
        // When
        Assignment assignment = Assignment.of(points, centroids);
        // Then
        assertThat(assignment.hasEmptyCluster()).isFalse();
        assertThat(BestStart.hasStrayCentroid(points, centroids, assignment)).isTrue();
    }

    @Test
    void shouldTakeACentroidAtTheOriginThatIsTheMeanOfItsRows() {
        // Given
        ScaledPoints points = new ScaledPoints(new double[][]{{-1, 0}, {1, 0}, {9, 9}}, new long[]{2, 2, 1});
        double[][] centroids = {{0, 0}, {9, 9}};
        // Then
        assertThat(BestStart.hasStrayCentroid(points, centroids, Assignment.of(points, centroids))).isFalse();
    }

    @Test
    void shouldTellHowFarTheStartsAreApart() throws Exception {
        // Given
        ScaledPoints points = Points.unscaled(Points.counted(Points.random(new Random(1), 500)));
        KMeansSettings settings = TransactionClustersForTests.DEFAULTS;
        TribuoKMeans tribuo = new TribuoKMeans(TransactionFeatures.NAMES, points);
        // When
        BestStart best = new BestStart.Running(tribuo, points, settings, 9, pool).best().orElseThrow();
        // Then
        double[] inertia = new double[settings.restarts()];
        for (int start = 0; start < inertia.length; start++) {
            inertia[start] = BestStart.start(points, 9, settings.seed() + start, settings.maxIterations()).inertia();
        }
        Arrays.sort(inertia);
        assertThat(best.inertia()).isCloseTo(inertia[0], within(inertia[0] * 1e-9));
        assertThat(best.medianInertia()).isEqualTo((inertia[9] + inertia[10]) / 2);
        assertThat(best.worstInertia()).isEqualTo(inertia[19]);
        assertThat(best.worstInertia()).isGreaterThan(best.inertia());
        assertThat(best.atBest()).isEqualTo(
                (int) Arrays.stream(inertia).filter(some -> some <= inertia[0] * (1 + 1e-9)).count());
    }

    @Test
    void shouldLetTribuoTrainOnFromTheGivenCentroids() {
        for (int seed = 0; seed < 30; seed++) {
            // Given
            ScaledPoints points = Points.unscaled(Points.counted(Points.random(new Random(seed), 300)));
            TribuoKMeans tribuo = new TribuoKMeans(TransactionFeatures.NAMES, points);
            double[][] start = new PlusPlus(points, new SplittableRandom(seed)).draw(3);
            // When
            double[][] afterOne = tribuo.centroids(tribuo.train(start, 1, seed));
            double[][] afterAll = tribuo.centroids(tribuo.train(start, 300, seed));
            // Then
            Lloyd one = new Lloyd(points, start);
            one.run(1);
            Lloyd all = new Lloyd(points, start);
            assertThat(all.run(300)).isTrue();
            for (int c = 0; c < start.length; c++) {
                assertThat(afterOne[c]).containsExactly(one.centroids()[c], within(1e-9 * 1e4));
                assertThat(afterAll[c]).containsExactly(all.centroids()[c], within(1e-9 * 1e4));
            }
        }
    }

    @Test
    void shouldGoFromTheSameCentroidsToTheSameOnesWithCountsAndWithEachRow() {
        for (int seed = 0; seed < 30; seed++) {
            // Given
            List<double[]> rows = Points.random(new Random(seed), 400);
            ScaledPoints each = Points.each(rows);
            ScaledPoints counted = Points.unscaled(Points.counted(rows));
            // When
            double[][] start = new PlusPlus(counted, new SplittableRandom(seed)).draw(3);
            double[][] ofEach = trained(each, start);
            double[][] ofCounted = trained(counted, start);
            // Then
            double inertia = Assignment.of(each, ofEach).inertia();
            assertThat(Assignment.of(counted, ofCounted).inertia()).isCloseTo(inertia, within(1e-9 * (1 + inertia)));
            for (int c = 0; c < ofEach.length; c++) {
                assertThat(ofCounted[c]).containsExactly(ofEach[c], within(1e-9 * 1e4));
            }
        }
    }

    private static double[][] trained(ScaledPoints points, double[][] start) {
        TribuoKMeans tribuo = new TribuoKMeans(TransactionFeatures.NAMES, points);
        return tribuo.centroids(tribuo.train(start, 300, 1));
    }
}
