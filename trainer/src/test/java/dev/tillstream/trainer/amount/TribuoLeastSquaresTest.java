package dev.tillstream.trainer.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.tillstream.data.model.LinearModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TribuoLeastSquaresTest {

    private static final List<String> FEATURES = List.of("a", "b", "c");

    @Test
    void shouldFindAPlaneThatAllPointsLieOn() {
        // Given
        Random random = new Random(3);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            points.add(withTarget(random.nextInt(100), random.nextGaussian() * 1e4, random.nextInt(12)));
        }
        // When
        LinearModel model = fit(points);
        // Then
        assertThat(model.predict(new double[]{0, 0, 0})).isCloseTo(5, within(1e-7));
        assertThat(model.predict(new double[]{1, 0, 0})).isCloseTo(7, within(1e-7));
        assertThat(model.predict(new double[]{0, 1, 0})).isCloseTo(2, within(1e-7));
        assertThat(model.predict(new double[]{0, 0, 1})).isCloseTo(5.25, within(1e-7));
    }

    /** By hand: of the points (1, 1), (2, 2), (3, 2) the line of least squares is 2/3 + x/2. */
    @Test
    void shouldFindTheLineOfLeastSquares() {
        // When
        LinearModel model = fit(
                List.of(new double[]{1, 0, 0, 1}, new double[]{2, 0, 0, 2}, new double[]{3, 0, 0, 2}));
        // Then
        assertThat(model.predict(new double[]{0, 0, 0})).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(model.predict(new double[]{4, 0, 0})).isCloseTo(2.0 / 3 + 2, within(1e-12));
        assertThat(model.coefficients()[1]).isZero();
    }

    /** At the solution the errors are orthogonal to every feature, and sum to zero. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldLeaveErrorsThatNoFeatureExplains(long seed) {
        // Given
        Random random = new Random(seed);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double a = Math.exp(random.nextGaussian() * 2);
            double b = random.nextInt(24);
            points.add(new double[]{a, b, a * 0.5 + random.nextGaussian(), a * b + random.nextGaussian()});
        }
        // When
        LinearModel model = fit(points);
        // Then
        for (int f = 0; f <= FEATURES.size(); f++) {
            double explained = 0;
            double size = 0;
            for (double[] point : points) {
                double error = model.predict(features(point)) - point[3];
                double value = f == FEATURES.size() ? 1 : point[f];
                explained += error * value;
                size += Math.abs(error * value);
            }
            assertThat(explained / size).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void shouldGiveAFeatureThatOthersDetermineNoCoefficient() {
        // Given
        Random random = new Random(8);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double a = random.nextInt(50);
            double b = random.nextInt(50);
            points.add(new double[]{a, b, a - 2 * b + 3, a + random.nextGaussian()});
        }
        // When
        LinearModel model = fit(points);
        // Then
        assertThat(model.coefficients()[0]).isNotZero();
        assertThat(model.coefficients()[1]).isNotZero();
        assertThat(model.coefficients()[2]).isZero();
    }

    @Test
    void shouldPredictTheMeanWhereNoFeatureVaries() {
        // When
        LinearModel model = fit(List.of(new double[]{1, 2, 3, 10}, new double[]{1, 2, 3, 20}));
        // Then
        assertThat(model.predict(new double[]{7, 7, 7})).isEqualTo(15);
        assertThat(model.coefficients()).containsOnly(0);
    }

    @Test
    void shouldAgreeWithTribuosOwnPredictor() {
        // Given
        Random random = new Random(4);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            points.add(random.doubles(4, -1e3, 1e3).toArray());
        }
        // When
        TribuoLeastSquares fit = new TribuoLeastSquares(FEATURES, moments(points));
        // Then
        LinearModel model = fit.artefact();
        for (double[] point : points) {
            assertThat(model.predict(features(point))).isCloseTo(fit.predict(features(point)), within(1e-9));
        }
        assertThat(fit.serialized()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 250, 999})
    void shouldHaveTheSameMomentsHoweverThePointsWereCut(int cut) {
        // Given
        Random random = new Random(cut);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            points.add(random.doubles(4, 1e6, 1e6 + 1).toArray());
        }
        // When
        Moments merged = moments(points.subList(0, cut));
        merged.add(moments(points.subList(cut, points.size())));
        merged.add(new Moments(4));
        // Then
        Moments whole = moments(points);
        assertThat(merged.count()).isEqualTo(1_000);
        for (int i = 0; i < 4; i++) {
            assertThat(merged.mean(i)).isCloseTo(whole.mean(i), within(1e-8));
            for (int j = 0; j < 4; j++) {
                assertThat(merged.product(i, j)).isCloseTo(whole.product(i, j), within(1e-6));
            }
        }
    }

    private static double[] withTarget(double a, double b, double c) {
        return new double[]{a, b, c, 5 + 2 * a - 3 * b + 0.25 * c};
    }

    private static double[] features(double[] point) {
        return new double[]{point[0], point[1], point[2]};
    }

    private static LinearModel fit(List<double[]> points) {
        return new TribuoLeastSquares(FEATURES, moments(points)).artefact();
    }

    private static Moments moments(List<double[]> points) {
        Moments moments = new Moments(4);
        points.forEach(moments::add);
        return moments;
    }
}
