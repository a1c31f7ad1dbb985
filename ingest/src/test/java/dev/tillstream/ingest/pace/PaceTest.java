package dev.tillstream.ingest.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.ingest.pace.PaceSettings.Mode;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final RowOutcome<?> ROW = row("2009-12-01T07:45:00Z");

    private final FakeTiming timing = new FakeTiming();

    private static RowOutcome<Transaction> row(String time) {
        return new RowOutcome.Accepted<>(new Transaction("1", "2", null, 1, Instant.parse(time), 1, null, null));
    }

    private static PaceSettings settings(Mode mode, OptionalLong seed, double factor) {
        return new PaceSettings(mode, Duration.ofMillis(500), Duration.ofSeconds(2), seed, factor);
    }

    @Test
    void shouldNotWaitWhenAsFastAsPossible() {
        assertThat(settings(Mode.AS_FAST_AS_POSSIBLE, OptionalLong.empty(), 1).start(timing).nanosBefore(ROW)).isZero();
    }

    @Test
    void shouldDrawDelaysEvenlyBetweenTheBounds() {
        // Given
        Pace pace = settings(Mode.RANDOM_DELAY, OptionalLong.of(7), 1).start(timing);

        // When
        long[] delays = LongStream.generate(() -> pace.nanosBefore(ROW)).limit(10_000).toArray();

        // Then
        assertThat(LongStream.of(delays)).allMatch(delay -> delay >= 500_000_000L && delay <= 2_000_000_000L);
        assertThat(LongStream.of(delays).average().orElseThrow()).isBetween(1.22e9, 1.28e9);
    }

    @Test
    void shouldRepeatDelaysOfTheSameSeed() {
        // Given
        PaceSettings settings = settings(Mode.RANDOM_DELAY, OptionalLong.of(7), 1);

        // When
        Pace one = settings.start(timing);
        Pace other = settings.start(timing);

        // Then
        assertThat(one.nanosBefore(ROW)).isEqualTo(other.nanosBefore(ROW));
    }

    @Test
    void shouldReplayGapsFasterByTheFactor() {
        // Given
        Pace pace = settings(Mode.REPLAY, OptionalLong.empty(), 60).start(timing);

        // Then
        assertThat(pace.nanosBefore(row("2009-12-01T07:45:00Z"))).isZero();
        assertThat(pace.nanosBefore(row("2009-12-01T07:46:00Z"))).isEqualTo(1_000_000_000L);
        timing.advance(1_000_000_000L);
        assertThat(pace.nanosBefore(row("2009-12-01T07:46:00Z"))).isZero();
        assertThat(pace.nanosBefore(row("2009-12-02T07:46:00Z"))).isEqualTo(1_440_000_000_000L);
    }

    @Test
    void shouldReplayEarlierRowsAtOnceAndGoOnFromThem() {
        // Given
        Pace pace = settings(Mode.REPLAY, OptionalLong.empty(), 1).start(timing);
        pace.nanosBefore(row("2009-12-01T07:45:00Z"));

        // Then
        assertThat(pace.nanosBefore(row("2009-12-01T07:00:00Z"))).isZero();
        assertThat(pace.nanosBefore(row("2009-12-01T07:00:01Z"))).isEqualTo(1_000_000_000L);
    }

    @Test
    void shouldMakeUpForLostTimeInAReplay() {
        // Given
        Pace pace = settings(Mode.REPLAY, OptionalLong.empty(), 1).start(timing);
        pace.nanosBefore(row("2009-12-01T07:45:00Z"));

        // When
        timing.advance(1_500_000_000L);

        // Then
        assertThat(pace.nanosBefore(row("2009-12-01T07:45:01Z"))).isNegative();
        assertThat(pace.nanosBefore(row("2009-12-01T07:45:02Z"))).isEqualTo(500_000_000L);
    }

    @Test
    void shouldNotWaitForRefusedRowsInAReplay() {
        assertThat(settings(Mode.REPLAY, OptionalLong.empty(), 1).start(timing)
                .nanosBefore(new RowOutcome.Refused<>(null, "is bad"))).isZero();
    }

    @Test
    void shouldNotWaitForRowsWithoutATimeAndGoOnBehindThem() {
        // Given
        Pace pace = settings(Mode.REPLAY, OptionalLong.empty(), 1).start(timing);
        pace.nanosBefore(row("2009-12-01T07:45:00Z"));

        // Then
        assertThat(pace.nanosBefore(new RowOutcome.Accepted<>(
                new Product("B1", "Cable", "Cables", 1, 2, null, null, null, null)))).isZero();
        assertThat(pace.nanosBefore(row("2009-12-01T07:45:01Z"))).isEqualTo(1_000_000_000L);
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> settings(Mode.REPLAY, OptionalLong.empty(), 0)).hasMessageContaining("factor");
        assertThatThrownBy(() -> new PaceSettings(Mode.RANDOM_DELAY, Duration.ofSeconds(2), Duration.ofSeconds(1),
                OptionalLong.empty(), 1)).hasMessageContaining("delay");
    }
}
