package dev.tillstream.batcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRetentionTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    @TempDir
    Path folder;

    private final BatchCatalogue catalogue = new BatchCatalogue();

    private record Limits(Optional<Duration> age, Optional<Long> bytes) implements BatcherConfig.Retention {
        @Override
        public Duration interval() {
            return Duration.ZERO;
        }
    }

    /** Five batches of ten rows and a hundred bytes, stored an hour after each other, the last one now. */
    @BeforeEach
    void storeBatches() throws IOException {
        for (int i = 0; i < 5; i++) {
            BatchStored batch = Batches.of("a", "rows", i * 10L, NOW.minus(Duration.ofHours(4 - i)));
            Files.createFile(folder.resolve(batch.file()));
            catalogue.add(batch);
        }
    }

    private void needFrom(long row) {
        catalogue.add(new Progress("trainer", "settled", "a", Map.of(Progress.NEEDED_FROM, row), NOW));
    }

    private List<String> keptAfter(Limits limits, Instant now) throws IOException {
        new BatchRetention(limits, folder, catalogue, Clock.fixed(now, ZoneOffset.UTC)).apply();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Limits age(Duration age) {
        return new Limits(Optional.of(age), Optional.empty());
    }

    private static Limits bytes(long bytes) {
        return new Limits(Optional.empty(), Optional.of(bytes));
    }

    @Test
    void shouldKeepEverythingWithoutALimit() throws IOException {
        needFrom(50);
        assertThat(keptAfter(new Limits(Optional.empty(), Optional.empty()), NOW)).hasSize(5);
    }

    @Test
    void shouldKeepEverythingWhileNoTrainerHasSpoken() throws IOException {
        assertThat(keptAfter(age(Duration.ZERO), NOW)).hasSize(5);
    }

    @Test
    void shouldRemoveWhatIsOldAndNotNeeded() throws IOException {
        needFrom(50);
        assertThat(keptAfter(age(Duration.ofMinutes(150)), NOW)).containsExactly("batch_rows-0-20-29.csv",
                "batch_rows-0-30-39.csv", "batch_rows-0-40-49.csv");
    }

    @Test
    void shouldRemoveTheOldestUntilTheRestIsSmallEnough() throws IOException {
        needFrom(50);
        assertThat(keptAfter(bytes(250), NOW)).containsExactly("batch_rows-0-30-39.csv", "batch_rows-0-40-49.csv");
    }

    @Test
    void shouldNeverRemoveABatchThatAModelStillNeeds() throws IOException {
        // Given: a version that ends inside of the second batch
        needFrom(19);

        // When & Then
        assertThat(keptAfter(bytes(0), NOW)).hasSize(4).doesNotContain("batch_rows-0-0-9.csv");
    }

    @Test
    void shouldRemoveNothingWhenTheClockJumpsBack() throws IOException {
        needFrom(50);
        assertThat(keptAfter(age(Duration.ofMinutes(150)), NOW.minus(Duration.ofDays(365)))).hasSize(5);
    }
}
