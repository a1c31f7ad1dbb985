package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import dev.tillstream.data.model.Scaler;
import org.junit.jupiter.api.Test;

class StandardScalingTest {

    @Test
    void shouldUseThePopulationDeviationOfTheRows() {
        // Given
        List<double[]> rows = List.of(new double[]{2, 0.5}, new double[]{4, 0.5}, new double[]{4, 1.5},
                new double[]{4, 1.5}, new double[]{5, 0.5}, new double[]{5, 0.5}, new double[]{7, 0.5},
                new double[]{9, 2.5});
        // When
        Scaler scaler = StandardScaling.of(Points.counted(rows)).orElseThrow();
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
        Scaler scaler = StandardScaling.of(Points.counted(rows)).orElseThrow();
        // Then
        assertThat(scaler.scale()[1]).isEqualTo(1);
        assertThat(scaler.scale(1, 0.1)).isZero();
    }

    @Test
    void shouldRefuseValuesWhoseSquaresOverflow() {
        assertThat(StandardScaling.of(Points.counted(List.of(new double[]{1e300}, new double[]{-1e300})))).isEmpty();
    }
}
