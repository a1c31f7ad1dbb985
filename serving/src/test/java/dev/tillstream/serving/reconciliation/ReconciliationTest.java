package dev.tillstream.serving.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import dev.tillstream.data.event.Progress;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private final Reconciliation reconciliation = new Reconciliation();

    @Test
    void shouldAddUpSourcesAndTellTheDifferences() {
        // Given
        put("ingest", "a.xlsx", "retail", Map.of("read", 10L, "refused", 1L, "published", 9L));
        put("ingest", "b.xlsx", "retail", Map.of("read", 5L, "refused", 0L, "published", 4L));
        put("batcher", "rows-0", "retail", Map.of("stored", 8L, "dead-lettered", 1L));
        put("trainer", "one", "retail", Map.of("digested", 7L));

        // Then
        assertThat(reconciliation.totals()).containsExactly(new Totals("retail", 15, 1, 13, 0, 8, 1, 7, 1, 4));
    }

    @Test
    void shouldCountRepairedRowsApartSoThatTheDifferenceIsZeroAgain() {
        // Given
        put("ingest", "a.xlsx", "retail", Map.of("read", 10L, "refused", 1L, "published", 9L));
        put("batcher", "rows-0", "retail", Map.of("stored", 8L, "dead-lettered", 1L));
        put("ingest", "retail-repairs/rows", "retail", Map.of("repaired", 2L));
        assertThat(reconciliation.totals()).singleElement().extracting(Totals::unaccountedBatcher).isEqualTo(2L);

        // When
        put("batcher", "rows-0", "retail", Map.of("stored", 10L, "dead-lettered", 1L));

        // Then
        assertThat(reconciliation.totals()).containsExactly(new Totals("retail", 10, 1, 9, 2, 10, 1, 0, 0, 0));
    }

    @Test
    void shouldCountTheLatestOfEachSource() {
        // Given
        put("batcher", "rows-0", "retail", Map.of("stored", 8L));

        // When
        put("batcher", "rows-0", "retail", Map.of("stored", 9L));

        // Then
        assertThat(reconciliation.totals()).singleElement().extracting(Totals::stored).isEqualTo(9L);
    }

    @Test
    void shouldKeepDatasetsApart() {
        // Given
        put("ingest", "a", "retail", Map.of("read", 1L));
        put("ingest", "a", "amazon", Map.of("read", 2L));

        // Then
        assertThat(reconciliation.totals()).extracting(Totals::dataset).containsExactly("amazon", "retail");
    }

    @Test
    void shouldForgetARemovedSource() {
        // Given
        put("ingest", "a", "retail", Map.of("read", 1L));

        // When
        reconciliation.remove("ingest/a/retail");

        // Then
        assertThat(reconciliation.totals()).isEmpty();
    }

    private void put(String service, String source, String dataset, Map<String, Long> counters) {
        Progress progress = new Progress(service, source, dataset, counters, Instant.EPOCH);
        reconciliation.put(progress.key(), progress);
    }
}
