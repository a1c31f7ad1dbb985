package dev.tillstream.bench.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class BatchingTest {

    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    /** Batches of 10,000 rows, each after so many milliseconds. */
    private static Batching batching(int batches, int slowFrom, int slowMillis) {
        List<Batching.Mark> marks = new ArrayList<>();
        long millis = 0;
        for (int batch = 1; batch <= batches; batch++) {
            millis += batch > slowFrom ? slowMillis : 40;
            marks.add(new Batching.Mark(batch * 10_000L, START.plusMillis(millis)));
        }
        return new Batching(marks);
    }

    @Test
    void shouldCompareStretchesOfTenTimesTheLength() {
        Batching batching = batching(200, 100, 60);
        assertThat(batching.rows()).isEqualTo(2_000_000);
        assertThat(batching.stretches()).extracting(Batching.Stretch::to).containsExactly(100_000L, 1_000_000L,
                2_000_000L);
        assertThat(batching.stretches().get(1).rowsPerSecond()).isEqualTo(250_000, within(1e-6));
        assertThat(batching.growth()).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void shouldMeasureFromTheFirstBatchOn() {
        assertThat(batching(11, 100, 0).rowsPerSecond()).isEqualTo(250_000, within(1e-6));
    }

    @Test
    void shouldRefuseWhatHasNoDuration() {
        assertThatThrownBy(() -> batching(1, 100, 0)).hasMessageContaining("one batch");
    }
}
