package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class LloydTest {

    @Test
    void shouldComeToRestWhereEachCentroidIsTheMeanOfItsPoints() {
        for (int seed = 0; seed < 50; seed++) {
            // Given
            ScaledPoints points = Points.unscaled(Points.counted(Points.random(new Random(seed), 200)));
            Lloyd lloyd = new Lloyd(points, new PlusPlus(points, new SplittableRandom(seed)).draw(4));
            // When
            boolean rests = lloyd.run(300);
            // Then
            assertThat(rests).isTrue();
            Assignment assignment = Assignment.of(points, lloyd.centroids());
            double[][] means = ClusterMoments.of(points, assignment.clusters(), 4).mean();
            for (int c = 0; c < means.length; c++) {
                assertThat(lloyd.centroids()[c]).containsExactly(means[c], within(1e-6));
            }
            assertThat(lloyd.inertia()).isEqualTo(assignment.inertia());
        }
    }

    @Test
    void shouldNeverRaiseTheInertia() {
        ScaledPoints points = Points.unscaled(Points.counted(Points.skewed(2_000)));
        Lloyd lloyd = new Lloyd(points, new PlusPlus(points, new SplittableRandom(3)).draw(5));
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 30; i++) {
            assertThat(lloyd.inertia()).isLessThanOrEqualTo(before * (1 + 1e-12));
            before = lloyd.inertia();
            lloyd.run(1);
        }
    }

    @Test
    void shouldGiveAnEmptyClusterTheFarthestPoint() {
        // Given two centroids at the same place, of which the first takes all points
        ScaledPoints points = new ScaledPoints(new double[][]{{0}, {1}, {100}}, new long[]{5, 5, 1});
        Lloyd lloyd = new Lloyd(points, new double[][]{{0}, {0}});
        // When
        boolean rests = lloyd.run(10);
        // Then
        assertThat(rests).isTrue();
        assertThat(Arrays.stream(lloyd.centroids()).mapToDouble(centroid -> centroid[0]).sorted().toArray())
                .containsExactly(0.5, 100);
    }

    @Test
    void shouldDrawPointsInProportionToTheirRows() {
        // Given
        ScaledPoints points = new ScaledPoints(new double[][]{{0}, {1}, {2}}, new long[]{70, 20, 10});
        int[] drawn = new int[3];
        // When
        for (int seed = 0; seed < 10_000; seed++) {
            drawn[(int) new PlusPlus(points, new SplittableRandom(seed)).draw(1)[0][0]]++;
        }
        // Then: five standard deviations are below 250
        assertThat(drawn[0]).isBetween(6_750, 7_250);
        assertThat(drawn[1]).isBetween(1_750, 2_250);
        assertThat(drawn[2]).isBetween(800, 1_200);
    }

    @Test
    void shouldDrawEachDistinctPointBeforeOneComesAgain() {
        ScaledPoints points = new ScaledPoints(new double[][]{{0}, {1e-9}, {1}, {1e9}}, new long[]{1, 1, 1, 1});
        double[][] drawn = new PlusPlus(points, new SplittableRandom(1)).draw(4);
        assertThat(Arrays.stream(drawn).mapToDouble(point -> point[0]).sorted().toArray())
                .containsExactly(0, 1e-9, 1, 1e9);
    }
}
