package dev.tillstream.trainer.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowClockTest {

    private static final Instant START = Instant.parse("2010-12-01T08:26:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldCutWindowsByTheRowsOwnDatesAndReadNoBatchBehindThem() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(folder.resolve("batches"));
        batches.addRows(rows(0, 299, 299, 300));
        batches.addRows(rows(120, 600, 899));
        BatchStored last = batches.addRows(rows(900, 901));
        BatchStored never = batches.addRows(rows(902));
        Files.delete(batches.file(never));
        RowDigests digests = new RowDigests(folder.resolve("digests"), new BatchRows(folder.resolve("batches")));
        Windows windows = new Windows(List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(15)),
                new RowClock(digests));
        // When
        List<Slice> slices = windows.slices(batches.batches());
        // Then
        assertThat(slices).extracting(Slice::rows).containsExactly(3L, 5L, 7L);
        assertThat(slices).extracting(slice -> slice.batches().size()).containsExactly(1, 2, 2);
        assertThat(windows.slices(batches.batches())).isEqualTo(slices);
        assertThat(digests.of(last).size()).isEqualTo(2);
    }

    @Test
    void shouldCountAFractionOfASecondAsBeforeTheNextOne() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(folder.resolve("batches"));
        BatchStored batch = batches.addRows(rows(0, 1, 2));
        RowClock clock = new RowClock(
                new RowDigests(folder.resolve("digests"), new BatchRows(folder.resolve("batches"))));
        // Then
        assertThat(clock.rowsBefore(START.plusMillis(1_500), batch)).isEqualTo(2);
        assertThat(clock.rowsBefore(START.plusMillis(1_000), batch)).isEqualTo(1);
        assertThat(clock.rowsBefore(START.plusMillis(2_001), batch)).isEqualTo(3);
        assertThat(clock.start(batch)).isEqualTo(START);
    }

    private static List<Transaction> rows(long... seconds) {
        return LongStream.of(seconds).mapToObj(second -> new Transaction("536365", "85123A", null, 6,
                START.plusSeconds(second), 2.55, "17850", "United Kingdom")).toList();
    }
}
