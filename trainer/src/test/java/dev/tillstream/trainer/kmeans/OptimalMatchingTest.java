package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OptimalMatchingTest {

    @RepeatedTest(20)
    void shouldBeAsGoodAsTheBestOfAllMatchings() {
        // Given
        Random random = new Random();
        for (int round = 0; round < 50; round++) {
            double[][] cost = new double[1 + random.nextInt(6)][1 + random.nextInt(6)];
            boolean whole = random.nextBoolean();
            for (double[] row : cost) {
                Arrays.setAll(row, column -> whole ? random.nextInt(4) : Math.exp(random.nextGaussian() * 5));
            }
            // When
            int[] matched = OptimalMatching.of(cost);
            // Then
            int[] columns = Arrays.stream(matched).filter(column -> column != OptimalMatching.NONE).toArray();
            assertThat(columns).doesNotHaveDuplicates().hasSize(Math.min(cost.length, cost[0].length));
            double best = best(cost, 0, new boolean[cost[0].length], columns.length);
            assertThat(sum(cost, matched)).isCloseTo(best, within(1e-9 * (1 + best)));
        }
    }

    @Test
    void shouldLeaveAloneWhatIsInPlace() {
        // Given
        double[][] cost = {{1e-16, 5, 1e300}, {5, 0, 3}, {1e300, 3, 1e-17}};
        // Then
        assertThat(OptimalMatching.of(cost)).containsExactly(0, 1, 2);
    }

    @Test
    void shouldPreferTheLeastSumToTheNearestPair() {
        assertThat(OptimalMatching.of(new double[][]{{1, 2}, {0, 9}})).containsExactly(1, 0);
        assertThat(OptimalMatching.of(new double[][]{{1}, {0.5}, {2}})).containsExactly(OptimalMatching.NONE, 0,
                OptimalMatching.NONE);
    }

    private static double sum(double[][] cost, int[] matched) {
        double sum = 0;
        for (int row = 0; row < matched.length; row++) {
            sum += matched[row] == OptimalMatching.NONE ? 0 : cost[row][matched[row]];
        }
        return sum;
    }

    /** Tries all ways to match so many of the rows from the given one on. */
    private static double best(double[][] cost, int row, boolean[] taken, int pairs) {
        if (pairs == 0) {
            return 0;
        }
        if (row == cost.length) {
            return Double.POSITIVE_INFINITY;
        }
        double best = best(cost, row + 1, taken, pairs);
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                best = Math.min(best, cost[row][column] + best(cost, row + 1, taken, pairs - 1));
                taken[column] = false;
            }
        }
        return best;
    }
}
