package dev.tillstream.bench.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.bench.process.BenchmarkFailedException;
import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void shouldFindTheResultBetweenWarnings() {
        // When
        Reading reading = Reading
                .parse("UserWarning: no default style\nrows=1000 seconds=0.250000 cpu=0.400000\nbye\n");

        // Then
        assertThat(reading).isEqualTo(new Reading(1000, 0.25, 0.4));
        assertThat(reading.rowsPerSecond()).isEqualTo(4000);
    }

    @Test
    void shouldShowWhatWasPrintedInsteadOfAResult() {
        assertThatThrownBy(() -> Reading.parse("no such file\n")).isInstanceOf(BenchmarkFailedException.class)
                .hasMessageContaining("no such file");
    }
}
