package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

class CatchUpTest {

    @Test
    void shouldBeDoneAtOnceWithAnEmptyTopic() {
        assertThat(new CatchUp(OptionalLong.empty()).isDone()).isTrue();
    }

    @Test
    void shouldBeDoneWhenTheLastRecordHasPassed() {
        // Given
        CatchUp catchUp = new CatchUp(OptionalLong.of(7));
        // When
        catchUp.passed(6);
        // Then
        assertThat(catchUp.isDone()).isFalse();
        catchUp.passed(7);
        assertThat(catchUp.isDone()).isTrue();
    }
}
