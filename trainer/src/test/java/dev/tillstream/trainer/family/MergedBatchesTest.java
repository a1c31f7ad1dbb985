package dev.tillstream.trainer.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.BatchStored;
import org.junit.jupiter.api.Test;

class MergedBatchesTest {

    private final MergedBatches merged = new MergedBatches();
    private final List<String> followed = new ArrayList<>();
    private int restarts;

    @Test
    void shouldTakeOnlyWhatWasAddedToASliceThatHasGrown() {
        // Given
        List<BatchStored> batches = StoredBatches.of(5, 5, 5, 5);
        follow(batches.subList(0, 2));
        // When
        follow(batches);
        // Then
        assertThat(restarts).isZero();
        assertThat(followed).containsExactly("rows-0-0", "rows-0-5", "rows-0-10", "rows-0-15");
    }

    @Test
    void shouldBeginAnewWhereASliceHasSlidOn() {
        // Given
        List<BatchStored> batches = StoredBatches.of(5, 5, 5, 5);
        follow(batches.subList(0, 3));
        // When
        follow(batches.subList(1, 4));
        // Then
        assertThat(restarts).isOne();
        assertThat(followed).containsExactly("rows-0-5", "rows-0-10", "rows-0-15");
    }

    @Test
    void shouldBeginAnewWhereOnlyTheBeginningIsAnother() {
        // Given
        List<BatchStored> batches = StoredBatches.of(5, 5, 5);
        follow(List.of(batches.get(0), batches.get(2)));
        // When
        follow(List.of(batches.get(1), batches.get(2)));
        // Then
        assertThat(restarts).isOne();
        assertThat(followed).containsExactly("rows-0-5", "rows-0-10");
    }

    private void follow(List<BatchStored> batches) {
        merged.follow(new Slice(1, batches, 5, 5L * batches.size()), () -> {
            restarts++;
            followed.clear();
        }, batch -> followed.add(batch.id()));
    }
}
