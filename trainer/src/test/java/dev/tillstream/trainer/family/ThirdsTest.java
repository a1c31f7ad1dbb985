package dev.tillstream.trainer.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.tillstream.data.model.ModelManifest.Provenance;
import org.junit.jupiter.api.Test;

class ThirdsTest {

    private final Thirds thirds = new Thirds();

    @Test
    void shouldRoundEachThirdDownToAWholeRow() {
        // When
        List<Slice> slices = thirds.slices(StoredBatches.of(10_000, 10_000, 10_000, 4_766));
        // Then
        assertThat(slices).extracting(Slice::version).containsExactly(1, 2, 3);
        assertThat(slices).extracting(Slice::rows).containsExactly(11_588L, 23_177L, 34_766L);
        assertThat(slices).extracting(Slice::provenance).containsExactly(
                new Provenance(2, "rows-0-0", "rows-0-10000", 1_588),
                new Provenance(3, "rows-0-0", "rows-0-20000", 3_177),
                new Provenance(4, "rows-0-0", "rows-0-30000", 4_766));
        assertThat(slices).extracting(Slice::wholeBatches).containsExactly(1, 2, 4);
    }

    @Test
    void shouldCutNoBatchWhenABoundaryFallsBetweenTwo() {
        // When
        List<Slice> slices = thirds.slices(StoredBatches.of(5, 5, 5));
        // Then
        assertThat(slices).extracting(Slice::wholeBatches).containsExactly(1, 2, 3);
        assertThat(slices).extracting(slice -> slice.batches().size()).containsExactly(1, 2, 3);
    }

    @Test
    void shouldLeaveOutVersionsWithoutARow() {
        assertThat(thirds.slices(List.of())).isEmpty();
        assertThat(thirds.slices(StoredBatches.of(1))).extracting(Slice::version).containsExactly(3);
        assertThat(thirds.slices(StoredBatches.of(1, 1))).extracting(Slice::version).containsExactly(2, 3);
        assertThat(thirds.slices(StoredBatches.of(1, 1, 1))).extracting(Slice::rows).containsExactly(1L, 2L, 3L);
    }
}
