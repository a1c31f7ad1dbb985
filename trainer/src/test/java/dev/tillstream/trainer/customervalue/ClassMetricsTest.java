package dev.tillstream.trainer.customervalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.tillstream.data.model.Evaluation.Calibration;
import org.junit.jupiter.api.Test;

class ClassMetricsTest {

    private static final ClassMetrics FOUR = new ClassMetrics(new double[]{0.1, 0.4, 0.35, 0.8},
            new boolean[]{false, false, true, true}, new boolean[]{false, true, false, true});

    /** The example of scikit-learn's documentation of roc_auc_score; the others by hand. */
    @Test
    void shouldComeToKnownFigures() {
        // When
        Map<String, Double> metrics = FOUR.metrics(0.25);
        // Then
        assertThat(metrics.get("roc_auc")).isEqualTo(0.75);
        assertThat(metrics.get("accuracy")).isEqualTo(0.5);
        assertThat(metrics.get("precision")).isEqualTo(0.5);
        assertThat(metrics.get("recall")).isEqualTo(0.5);
        assertThat(metrics.get("brier")).isCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, within(1e-15));
        assertThat(metrics.get("log_loss")).isCloseTo(
                -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, within(1e-15));
        assertThat(metrics.get("roc_auc_baseline")).isEqualTo(0.5);
        assertThat(metrics.get("accuracy_baseline")).isEqualTo(0.5);
        assertThat(metrics.get("recall_baseline")).isZero();
        assertThat(metrics.get("log_loss_baseline")).isCloseTo(-(Math.log(0.25) + Math.log(0.75)) / 2,
                within(1e-15));
    }

    @Test
    void shouldCountTrueClassesAgainstThoseThatAreSaid() {
        assertThat(FOUR.confusion()).isEqualTo(List.of(List.of(1L, 1L), List.of(1L, 1L)));
    }

    @Test
    void shouldTellHowOftenWhatIsPredictedComesTrue() {
        // When
        List<Calibration> calibration = new ClassMetrics(new double[]{0.05, 0.31, 0.39, 1},
                new boolean[]{false, true, false, true}, new boolean[4]).calibration();
        // Then
        assertThat(calibration).extracting(Calibration::rows).containsExactly(1L, 2L, 1L);
        assertThat(calibration).extracting(Calibration::from).containsExactly(0.0, 0.3, 0.9);
        assertThat(calibration).extracting(Calibration::observed).containsExactly(0.0, 0.5, 1.0);
        assertThat(calibration.get(1).predicted()).isCloseTo(0.35, within(1e-15));
    }

    /** The area is the share of pairs of both classes that are in the right order, ties counting half. */
    @Test
    void shouldBeTheShareOfPairsInTheRightOrder() {
        // Given
        Random random = new Random(6);
        double[] probabilities = random.doubles(300).map(p -> Math.round(p * 20) / 20.0).toArray();
        boolean[] truth = new boolean[300];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = random.nextDouble() < probabilities[i] * 0.6;
        }
        // When
        double area = new ClassMetrics(probabilities, truth, truth).metrics(0.5).get("roc_auc");
        // Then
        double right = 0;
        double pairs = 0;
        for (int one = 0; one < truth.length; one++) {
            for (int other = 0; other < truth.length; other++) {
                if (truth[one] && !truth[other]) {
                    pairs++;
                    right += (Math.signum(probabilities[one] - probabilities[other]) + 1) / 2;
                }
            }
        }
        assertThat(area).isCloseTo(right / pairs, within(1e-12));
    }

    @Test
    void shouldCountRowsThatAreAlikeAsOftenAsTheyAre() {
        // Given
        double[] probabilities = {0.125, 0.25, 0.25, 0.75};
        boolean[] truth = {false, true, false, true};
        boolean[] said = {false, false, false, true};
        // When
        ClassMetrics counted = new ClassMetrics(probabilities, truth, said, new long[]{3, 1, 2, 2});
        ClassMetrics single = new ClassMetrics(new double[]{0.125, 0.125, 0.125, 0.25, 0.25, 0.25, 0.75, 0.75},
                new boolean[]{false, false, false, true, false, false, true, true},
                new boolean[]{false, false, false, false, false, false, true, true});
        // Then
        assertThat(counted.confusion()).isEqualTo(single.confusion());
        assertThat(counted.calibration()).isEqualTo(single.calibration());
        single.metrics(0.25).forEach(
                (name, value) -> assertThat(counted.metrics(0.25).get(name)).as(name).isCloseTo(value, within(1e-15)));
    }
}
