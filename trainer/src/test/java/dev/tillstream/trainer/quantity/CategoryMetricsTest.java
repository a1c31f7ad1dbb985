package dev.tillstream.trainer.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import dev.tillstream.data.model.Evaluation.Calibration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected figures are those of scikit-learn's metrics. */
class CategoryMetricsTest {

    private static final Offset<Double> ROUNDING = within(1e-12);
    private final CategoryMetrics judged = new CategoryMetrics(3);

    @Test
    void shouldHaveEachMetricWithItsBaseline() {
        // Given
        judged.add(0, 0, new double[]{0.7, 0.2, 0.1});
        judged.add(0, 1, new double[]{0.3, 0.6, 0.1});
        judged.add(1, 1, new double[]{0.1, 0.8, 0.1});
        judged.add(2, 2, new double[]{0, 0.25, 0.75});
        judged.add(2, 0, new double[]{0.5, 0.5, 0});
        // When
        Map<String, Double> metrics = judged.metrics(new double[]{0.5, 0.3, 0.2});
        // Then
        assertThat(metrics.get("accuracy")).isEqualTo(0.6, ROUNDING);
        assertThat(metrics.get("macro_f1")).isEqualTo((0.5 + 2 / 3.0 + 2 / 3.0) / 3, ROUNDING);
        assertThat(metrics.get("log_loss")).isEqualTo(
                -(Math.log(0.7) + Math.log(0.3) + Math.log(0.8) + Math.log(0.75) + Math.log(Math.ulp(1.0))) / 5,
                ROUNDING);
        assertThat(metrics.get("accuracy_baseline")).isEqualTo(0.4, ROUNDING);
        assertThat(metrics.get("macro_f1_baseline")).isEqualTo((4 / 7.0) / 3, ROUNDING);
        assertThat(metrics.get("log_loss_baseline")).isEqualTo(
                -(2 * Math.log(0.5) + Math.log(0.3) + 2 * Math.log(0.2)) / 5, ROUNDING);
        assertThat(judged.confusion()).containsExactly(List.of(1L, 1L, 0L), List.of(0L, 1L, 0L),
                List.of(1L, 0L, 1L));
    }

    @Test
    void shouldCountHowOftenWhatItSaidWasTrue() {
        // Given
        judged.add(0, 0, new double[]{0.7, 0.2, 0.1});
        judged.add(1, 0, new double[]{0.75, 0.15, 0.1});
        judged.add(2, 2, new double[]{0, 0, 1});
        // Then
        assertThat(judged.calibration()).extracting(Calibration::rows, Calibration::observed).containsExactly(
                org.assertj.core.groups.Tuple.tuple(2L, 0.5), org.assertj.core.groups.Tuple.tuple(1L, 1.0));
    }

    @Test
    void shouldLeaveOutClassesThatNoRowHasAndNoneIsSaidToBeOf() {
        // Given
        judged.add(0, 0, new double[]{1, 0, 0});
        judged.add(1, 1, new double[]{0, 1, 0});
        // Then
        assertThat(judged.metrics(new double[]{0.6, 0.3, 0.1})).containsEntry("macro_f1", 1.0)
                .containsEntry("macro_f1_baseline", 2 / 3.0 / 2);
    }
}
