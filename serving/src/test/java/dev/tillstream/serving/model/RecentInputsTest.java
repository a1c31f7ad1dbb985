package dev.tillstream.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class RecentInputsTest {

    private final RecentInputs inputs = new RecentInputs();

    @Test
    void shouldKeepTheNewestOfWhatItKeeps() {
        // When
        for (int i = 0; i < 1000; i++) {
            inputs.keep(new double[]{i});
        }

        // Then
        assertThat(inputs.sample()).hasSize(128).allMatch(input -> input[0] >= 872);
    }

    @Test
    void shouldKeepASampleOfWhatItIsOffered() {
        // When
        for (int i = 0; i < 100_000; i++) {
            inputs.offer(new double[]{i});
        }

        // Then
        assertThat(inputs.sample()).hasSize(128);
        assertThat(new RecentInputs().sample()).isEmpty();
    }

    @Test
    void shouldGiveWholeInputsToWhoReadsWhileOthersWrite() throws Exception {
        // Given
        List<Thread> writers = new ArrayList<>();
        for (int w = 1; w <= 3; w++) {
            double value = w;
            writers.add(new Thread(() -> {
                for (int i = 0; i < 50_000; i++) {
                    inputs.keep(new double[]{value, value});
                }
            }));
        }

        // When
        writers.forEach(Thread::start);
        boolean whole = true;
        while (writers.stream().anyMatch(Thread::isAlive)) {
            whole &= inputs.sample().stream().allMatch(input -> input[0] == input[1]);
        }

        // Then
        assertThat(whole).isTrue();
        assertThat(inputs.sample()).hasSize(128);
    }
}
