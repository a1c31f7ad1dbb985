package dev.tillstream.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void shouldTakeTheMiddleOfAnOddNumberOfRounds() {
        assertThat(Rounds.rates("rows/s", List.of(30.0, 10.0, 1000.0)).median()).isEqualTo(30.0);
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddleOfAnEvenNumberOfRounds() {
        assertThat(Rounds.rates("rows/s", List.of(40.0, 10.0, 1000.0, 20.0)).median()).isEqualTo(30.0);
    }

    @Test
    void shouldHaveNoMedianOfNothing() {
        assertThatThrownBy(() -> Rounds.rates("rows/s", List.of()).median()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rows/s");
    }

    @Test
    void shouldCompareTheRoundsThatBothTookPartIn() {
        // Given
        Rounds ours = Rounds.rates("ours", List.of(300.0, 100.0, 500.0));
        Rounds theirs = Rounds.rates("theirs", List.of(100.0, 200.0));

        // When
        Rounds ratio = ours.ratioTo(theirs, "ours / theirs");

        // Then
        assertThat(ratio.values()).containsExactly(3.0, 0.5);
        assertThat(ratio.label()).isEqualTo("ours / theirs");
    }

    @Test
    void shouldTakeTheMedianOfTheRatiosAndNotTheRatioOfTheMedians() {
        // Given: a machine that became slower and slower
        Rounds ours = Rounds.rates("ours", List.of(400.0, 200.0, 20.0));
        Rounds theirs = Rounds.rates("theirs", List.of(200.0, 50.0, 10.0));

        // When
        double median = ours.ratioTo(theirs, "ours / theirs").median();

        // Then
        assertThat(median).isEqualTo(2.0);
    }
}
