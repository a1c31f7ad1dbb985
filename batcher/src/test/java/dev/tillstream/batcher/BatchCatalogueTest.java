package dev.tillstream.batcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.Progress;
import org.junit.jupiter.api.Test;

class BatchCatalogueTest {

    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");

    private final BatchCatalogue catalogue = new BatchCatalogue();

    private void add(String dataset, int batches) {
        for (int i = 0; i < batches; i++) {
            catalogue.add(Batches.of(dataset, dataset + "-rows", i * 10L, TIME));
        }
    }

    private void needed(String source, long rows) {
        catalogue.add(new Progress("trainer", source, "a", Map.of(Progress.NEEDED_FROM, rows), TIME));
    }

    @Test
    void shouldPageInTheOrderOfArrival() {
        // Given
        add("a", 3);
        add("b", 2);

        // When & Then
        assertThat(catalogue.page(null, 2, 2)).extracting(entry -> entry.batch().dataset()).containsExactly("a", "b");
        assertThat(catalogue.page("b", 1, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.arrival()).isEqualTo(4);
            assertThat(entry.rowsBefore()).isEqualTo(10);
        });
        assertThat(catalogue.page("b", 2, 10)).isEmpty();
    }

    @Test
    void shouldCountAnAnnouncementThatComesAgainOnce() {
        // Given
        add("a", 2);

        // When
        add("a", 2);

        // Then
        assertThat(catalogue.totals()).containsExactly(new BatchCatalogue.Totals("a", 2, 20, 200));
    }

    @Test
    void shouldFindBatchesByTheirId() {
        BatchStored batch = Batches.of("a", "rows", 40, TIME);
        catalogue.add(batch);
        assertThat(catalogue.find("rows-0-40")).hasValueSatisfying(found -> assertThat(found.batch()).isSameAs(batch));
        assertThat(catalogue.find("rows-0-41")).isEmpty();
    }

    @Test
    void shouldTakeEveryRowForNeededUntilATrainerSaysOtherwise() {
        assertThat(catalogue.rowsNotNeeded("a")).isZero();
        needed("settled", 30);
        assertThat(catalogue.rowsNotNeeded("a")).isEqualTo(30);
        assertThat(catalogue.rowsNotNeeded("b")).isZero();
    }

    @Test
    void shouldKeepWhatAnyTrainerNeeds() {
        needed("settled", 30);
        needed("another", 10);
        needed("settled", 40);
        assertThat(catalogue.rowsNotNeeded("a")).isEqualTo(10);
    }
}
