package dev.tillstream.trainer.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.ModelManifest.Offsets;
import dev.tillstream.data.model.ModelManifest.Provenance;
import org.junit.jupiter.api.Test;

class ConsecutiveBatchesTest {

    private final ConsecutiveBatches policy = new ConsecutiveBatches();

    @Test
    void shouldGiveEachVersionOneOfTheNewestThreeBatches() {
        // When
        List<Slice> slices = policy.slices(StoredBatches.of(10, 20, 30, 40, 5));
        // Then
        assertThat(slices).extracting(Slice::version).containsExactly(1, 2, 3);
        assertThat(slices).extracting(Slice::rows).containsExactly(30L, 40L, 5L);
        assertThat(slices).extracting(Slice::wholeBatches).containsExactly(1, 1, 1);
        assertThat(slices).extracting(Slice::provenance).containsExactly(
                new Provenance(1, "rows-0-30", "rows-0-30", 30), new Provenance(1, "rows-0-60", "rows-0-60", 40),
                new Provenance(1, "rows-0-100", "rows-0-100", 5));
        assertThat(slices).extracting(Slice::offsets).containsExactly(List.of(new Offsets("rows", 0, 30, 59)),
                List.of(new Offsets("rows", 0, 60, 99)), List.of(new Offsets("rows", 0, 100, 104)));
    }

    @Test
    void shouldSlideOnByOneWithEveryBatch() {
        // Given
        List<BatchStored> batches = StoredBatches.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
        for (int n = 3; n < batches.size(); n++) {
            // When
            List<Slice> now = policy.slices(batches.subList(0, n));
            List<Slice> next = policy.slices(batches.subList(0, n + 1));
            // Then
            assertThat(next.subList(0, 2)).extracting(Slice::lastBatch)
                    .isEqualTo(now.subList(1, 3).stream().map(Slice::lastBatch).toList());
            assertThat(next.get(2).lastBatch()).isEqualTo(batches.get(n));
        }
    }

    @Test
    void shouldHaveAsManyVersionsAsThereAreBatchesBeforeTheThird() {
        assertThat(policy.slices(List.of())).isEmpty();
        assertThat(policy.slices(StoredBatches.of(7))).extracting(Slice::version).containsExactly(1);
        assertThat(policy.slices(StoredBatches.of(7, 8))).extracting(Slice::rows).containsExactly(7L, 8L);
    }

    @Test
    void shouldEndInsideNoBatch() {
        assertThat(policy.settledRows(12_345)).isEqualTo(12_345);
    }
}
