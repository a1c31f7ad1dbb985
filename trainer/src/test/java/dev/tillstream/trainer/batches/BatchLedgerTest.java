package dev.tillstream.trainer.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.trainer.batches.BatchLedger.Entry;
import org.junit.jupiter.api.Test;

class BatchLedgerTest {

    private final BatchLedger ledger = new BatchLedger();

    @Test
    void shouldKeepBatchesInTheOrderOfTheirArrival() {
        // Given
        BatchStored later = batch("rows", 0, 100, 199);
        BatchStored earlier = batch("rows", 0, 0, 99);
        // When
        ledger.add(later);
        ledger.add(earlier);
        // Then
        assertThat(ledger.batches("online-retail")).containsExactly(later, earlier);
        assertThat(ledger.rows("online-retail")).isEqualTo(20);
        assertThat(ledger.batches("another")).isEmpty();
    }

    @Test
    void shouldIgnoreAStretchThatIsThereAlready() {
        // Given
        ledger.add(batch("rows", 0, 0, 99));
        // When
        Entry again = ledger.add(batch("rows", 0, 0, 99));
        // Then
        assertThat(again).isEqualTo(Entry.SEEN);
        assertThat(ledger.rows("online-retail")).isEqualTo(10);
    }

    @Test
    void shouldLeaveOutAStretchThatOverlapsAnother() {
        // Given
        ledger.add(batch("rows", 0, 100, 199));
        ledger.add(batch("rows", 0, 300, 399));
        // Then
        assertThat(ledger.add(batch("rows", 0, 150, 250))).isEqualTo(Entry.OVERLAPPING);
        assertThat(ledger.add(batch("rows", 0, 0, 100))).isEqualTo(Entry.OVERLAPPING);
        assertThat(ledger.add(batch("rows", 0, 50, 500))).isEqualTo(Entry.OVERLAPPING);
        assertThat(ledger.add(batch("rows", 0, 200, 299))).isEqualTo(Entry.ADDED);
    }

    @Test
    void shouldTellPartitionsAndTopicsApart() {
        // Given
        ledger.add(batch("rows", 0, 0, 99));
        // Then
        assertThat(ledger.add(batch("rows", 1, 0, 99))).isEqualTo(Entry.ADDED);
        assertThat(ledger.add(batch("other", 0, 0, 99))).isEqualTo(Entry.ADDED);
    }

    private static BatchStored batch(String topic, int partition, long first, long last) {
        return new BatchStored("online-retail", new OffsetRange(topic, partition, first, last), "file", 10, 1, "sha",
                ClosedBy.ROWS, Instant.EPOCH);
    }
}
