package dev.tillstream.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void shouldLetAnotherOneBeginInEachRound() {
        assertThat(Turns.order(1, 3)).containsExactly(0, 1, 2);
        assertThat(Turns.order(2, 3)).containsExactly(1, 2, 0);
        assertThat(Turns.order(3, 3)).containsExactly(2, 0, 1);
        assertThat(Turns.order(4, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void shouldRunAllInTheOrderOfTheRound() {
        // Given
        List<String> ran = new ArrayList<>();

        // When
        Turns.take(2, () -> ran.add("one"), () -> ran.add("other"));

        // Then
        assertThat(ran).containsExactly("other", "one");
    }
}
