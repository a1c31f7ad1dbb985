package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.model.Scaler.Kind;
import org.junit.jupiter.api.Test;

class ScalingTest {

    @Test
    void shouldUseThePopulationDeviationOfTheRows() {
        // Given
        List<double[]> rows = List.of(new double[]{2, 0.5}, new double[]{4, 0.5}, new double[]{4, 1.5},
                new double[]{4, 1.5}, new double[]{5, 0.5}, new double[]{5, 0.5}, new double[]{7, 0.5},
                new double[]{9, 2.5});
        // When
        Scaler scaler = Scaling.of(Points.counted(rows), Kind.STANDARD).orElseThrow();
        // Then
        assertThat(scaler.mean()).containsExactly(5, 1);
        assertThat(scaler.scale()[0]).isEqualTo(2);
        assertThat(scaler.scale()[1]).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    @Test
    void shouldLeaveAConstantFeatureUnscaledAndPutItAtZero() {
        // Given
        List<double[]> rows = List.of(new double[]{1, 0.1}, new double[]{2, 0.1}, new double[]{3, 0.1});
        // When
        Scaler scaler = Scaling.of(Points.counted(rows), Kind.STANDARD).orElseThrow();
        // Then
        assertThat(scaler.scale()[1]).isEqualTo(1);
        assertThat(scaler.scale(1, 0.1)).isZero();
    }

    @Test
    void shouldRefuseValuesWhoseSquaresOverflow() {
        List<double[]> rows = List.of(new double[]{1e300}, new double[]{-1e300});
        assertThat(Scaling.of(Points.counted(rows), Kind.STANDARD)).isEmpty();
        assertThat(Scaling.of(Points.counted(rows), Kind.LOG_STANDARD)).isPresent();
    }

    @Test
    void shouldScaleTheLogarithmsOfTheRows() {
        // Given
        List<double[]> rows = List.of(new double[]{0, 7}, new double[]{Math.E - 1, 7}, new double[]{1 - Math.E, 7},
                new double[]{Math.E - 1, 7});
        // When
        Scaler scaler = Scaling.of(Points.counted(rows), Kind.LOG_STANDARD).orElseThrow();
        // Then
        assertThat(scaler.kind()).isEqualTo(Kind.LOG_STANDARD);
        assertThat(scaler.mean()[0]).isCloseTo(0.25, within(1e-15));
        assertThat(scaler.scale()[0]).isCloseTo(Math.sqrt(0.6875), within(1e-15));
        assertThat(scaler.mean()[1]).isEqualTo(StrictMath.log1p(7));
        assertThat(scaler.scale(1, 7)).isZero();
    }
}
