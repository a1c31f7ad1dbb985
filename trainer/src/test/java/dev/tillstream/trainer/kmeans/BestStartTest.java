package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.transaction.TransactionFeatures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;

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
        ScaledPoints points = Points.unscaled(Points.counted(Points.skewed(2_000)));
        KMeansSettings settings = TransactionClustersForTests.DEFAULTS;
        TribuoStarts tribuo = new TribuoStarts(TransactionFeatures.NAMES, points);
        // When
        BestStart best = new BestStart.Running(tribuo, points, settings, 3, pool).best().orElseThrow();
        // Then
        double[] inertia = new double[settings.restarts()];
        for (int start = 0; start < inertia.length; start++) {
            KMeansModel model = tribuo.run(settings, 3, start);
            inertia[start] = Assignment.of(points, tribuo.centroids(model)).inertia();
        }
        Arrays.sort(inertia);
        assertThat(best.counted()).isEqualTo(20);
        assertThat(best.inertia()).isCloseTo(inertia[0], within(inertia[0] * 1e-12));
        assertThat(best.medianInertia()).isCloseTo((inertia[9] + inertia[10]) / 2, within(inertia[10] * 1e-12));
        assertThat(best.worstInertia()).isCloseTo(inertia[19], within(inertia[19] * 1e-12));
        assertThat(best.worstInertia()).isGreaterThan(best.inertia());
    }

    @Test
    void shouldGoFromTheSameCentroidsToTheSameOnesWithCountsAndWithEachRow() {
        for (int seed = 0; seed < 30; seed++) {
            // Given
            List<double[]> rows = Points.random(new Random(seed), 400);
            ScaledPoints each = Points.each(rows);
            ScaledPoints counted = Points.unscaled(Points.counted(rows));
            // When
            double[][] ofEach = fromRandomCentroids(each, seed);
            double[][] ofCounted = fromRandomCentroids(counted, seed);
            // Then
            double inertia = Assignment.of(each, ofEach).inertia();
            assertThat(Assignment.of(counted, ofCounted).inertia()).isCloseTo(inertia, within(1e-9 * (1 + inertia)));
            for (int c = 0; c < ofEach.length; c++) {
                assertThat(ofCounted[c]).containsExactly(ofEach[c], within(1e-9 * 1e4));
            }
        }
    }

    /** Tribuo draws them from the range of the features, which is that of the rows and of the distinct points alike. */
    private static double[][] fromRandomCentroids(ScaledPoints points, long seed) {
        TribuoStarts tribuo = new TribuoStarts(TransactionFeatures.NAMES, points);
        return tribuo.centroids(tribuo.run(Initialisation.RANDOM, 3, 300, seed));
    }
}
