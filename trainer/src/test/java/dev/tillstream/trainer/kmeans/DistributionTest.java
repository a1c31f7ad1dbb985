package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAgreeWithBruteForceOverTheRows(int seed) {
        // Given
        Random random = new Random(seed);
        double[] trained = random(random, 1 + random.nextInt(300));
        double[] newest = random(random, 1 + random.nextInt(100));
        // When
        Distribution distribution = of(trained);
        // Then
        double ks = distribution.kolmogorovSmirnov(of(newest));
        assertThat(ks).isCloseTo(bruteForceKs(trained, newest), within(1e-12)).isBetween(0.0, 1.0);
        assertThat(of(newest).kolmogorovSmirnov(distribution)).isEqualTo(ks);
        assertThat(distribution.stabilityIndex(of(newest)))
                .isCloseTo(bruteForcePsi(trained, newest), within(1e-12)).isNotNegative();
    }

    @Test
    void shouldFindNoDriftInTheSameRows() {
        // Given
        Distribution distribution = of(random(new Random(2), 500));
        // Then
        assertThat(distribution.kolmogorovSmirnov(distribution)).isZero();
        assertThat(distribution.stabilityIndex(distribution)).isZero();
        assertThat(distribution.rows()).isEqualTo(500);
    }

    @Test
    void shouldBeGreatestWhereNothingIsAlike() {
        // Given
        double[] low = new double[1_000];
        Arrays.setAll(low, i -> i % 100);
        double[] high = new double[500];
        Arrays.setAll(high, i -> 1e12 + i);
        // Then
        assertThat(of(low).kolmogorovSmirnov(of(high))).isEqualTo(1);
        assertThat(of(low).stabilityIndex(of(high))).isGreaterThan(3).isFinite();
    }

    @Test
    void shouldCompareConstantsAndSingleRows() {
        // Given
        double[] constant = new double[50];
        // Then
        assertThat(of(constant).kolmogorovSmirnov(of(0))).isZero();
        assertThat(of(constant).stabilityIndex(of(0))).isZero();
        assertThat(of(constant).kolmogorovSmirnov(of(3))).isEqualTo(1);
        assertThat(of(7).kolmogorovSmirnov(of(7, 8))).isEqualTo(0.5);
    }

    @Test
    void shouldHaveTheKnownIndexOfASmallCase() {
        // Given
        Distribution trained = of(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
        // When
        double index = trained.stabilityIndex(of(1, 2, 2, 2));
        // Then
        double low = 1.5 / 5;
        double high = 3.5 / 5;
        assertThat(index).isCloseTo((low - 0.5) * Math.log(low / 0.5) + (high - 0.5) * Math.log(high / 0.5),
                within(1e-15));
    }

    private static double bruteForceKs(double[] trained, double[] newest) {
        double largest = 0;
        for (double[] rows : new double[][]{trained, newest}) {
            for (double value : rows) {
                largest = Math.max(largest, Math.abs(share(trained, value) - share(newest, value)));
            }
        }
        return largest;
    }

    private static double share(double[] rows, double upTo) {
        return (double) Arrays.stream(rows).filter(row -> row <= upTo).count() / rows.length;
    }

    private static double bruteForcePsi(double[] trained, double[] newest) {
        double[] sorted = trained.clone();
        Arrays.sort(sorted);
        List<Double> bounds = new ArrayList<>();
        for (int tenth = 1; tenth < 10; tenth++) {
            double bound = sorted[(sorted.length * tenth + 9) / 10 - 1];
            if (!bounds.contains(bound) && bound < sorted[sorted.length - 1]) {
                bounds.add(bound);
            }
        }
        bounds.add(Double.POSITIVE_INFINITY);
        double sum = 0;
        double low = Double.NEGATIVE_INFINITY;
        for (double bound : bounds) {
            double from = low;
            double before = (Arrays.stream(trained).filter(row -> row > from && row <= bound).count() + 0.5)
                    / (trained.length + bounds.size() * 0.5);
            double now = (Arrays.stream(newest).filter(row -> row > from && row <= bound).count() + 0.5)
                    / (newest.length + bounds.size() * 0.5);
            sum += (now - before) * Math.log(now / before);
            low = bound;
        }
        return sum;
    }

    /** With many duplicates and a few huge values. */
    private static double[] random(Random random, int rows) {
        double[] values = new double[rows];
        Arrays.setAll(values, i -> random.nextInt(30) == 0
                ? random.nextGaussian() * 1e9
                : random.nextInt(12) - 3);
        return values;
    }

    private static Distribution of(double... values) {
        List<double[]> rows = new ArrayList<>();
        for (double value : values) {
            rows.add(new double[]{value});
        }
        Collections.shuffle(rows, new Random(1));
        return Distribution.of(Points.counted(rows), 0);
    }
}
