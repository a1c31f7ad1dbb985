package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Baseline;
import dev.tillstream.trainer.family.Drift;
import dev.tillstream.trainer.family.StoredBatches;
import org.junit.jupiter.api.Test;

class DriftWatchTest {

    private static final DriftLimits LIMITS = new DriftLimits(OptionalDouble.of(0.25), OptionalDouble.empty(),
            OptionalDouble.of(0.5));

    private final BatchLedger ledger = new BatchLedger();
    private final List<Drift> measured = new ArrayList<>();
    private final List<Drift> exceeded = new ArrayList<>();
    private final DriftWatch watch = new DriftWatch(ledger, LIMITS, 2, measured::add, exceeded::add);

    @Test
    void shouldCompareTheNewestBatchesOnlyWhenSomethingHasChanged() {
        // Given
        StoredBatches.of(10, 20, 30).forEach(ledger::add);
        assertThat(watch.needs(manifest(3, 1))).isTrue();
        watch.watch(manifest(3, 1), drifting(3, 0.1, 0));
        assertThat(watch.needs(manifest(3, 1))).isFalse();
        assertThat(watch.needs(manifest(3, 2))).isTrue();
        // When
        watch.measure();
        watch.measure();
        // Then
        assertThat(measured).singleElement().satisfies(drift -> {
            assertThat(drift.batches()).isEqualTo(2);
            assertThat(drift.rows()).isEqualTo(50);
        });
        watch.batchesCame();
        watch.measure();
        assertThat(measured).hasSize(2);
        assertThat(exceeded).isEmpty();
        assertThat(watch.drifts()).containsExactly(measured.get(1));
    }

    @Test
    void shouldHoldOnlyTheHighestVersionAgainstTheLimits() {
        // Given
        StoredBatches.of(10).forEach(ledger::add);
        watch.watch(manifest(1, 1), drifting(1, 9, 0));
        watch.watch(manifest(3, 1), drifting(3, 0.25, 0.5));
        watch.measure();
        assertThat(exceeded).isEmpty();
        // When
        watch.watch(manifest(3, 2), drifting(3, 0.26, 0));
        watch.measure();
        watch.watch(manifest(3, 3), drifting(3, 0, 0.51));
        watch.measure();
        // Then
        assertThat(exceeded).extracting(Drift::version).containsExactly(3, 3);
        assertThat(watch.drifts()).extracting(Drift::version).containsExactly(1, 3);
    }

    @Test
    void shouldKeepTheLastComparisonWhenABatchIsGoneOrHasNoRowToCompare() {
        // Given
        StoredBatches.of(10).forEach(ledger::add);
        watch.watch(manifest(3, 1), drifting(3, 0.1, 0));
        watch.measure();
        // When
        watch.watch(manifest(3, 2), newest -> {
            throw new BatchUnreadableException(newest.get(0), "does not exist", null);
        });
        watch.measure();
        watch.watch(manifest(3, 3), newest -> Optional.empty());
        watch.measure();
        // Then
        assertThat(watch.drifts()).isEqualTo(measured).hasSize(1);
    }

    @Test
    void shouldRefuseLimitsThatCannotBeMeant() {
        assertThatThrownBy(() -> new DriftLimits(OptionalDouble.empty(), OptionalDouble.of(-1),
                OptionalDouble.empty())).hasMessage("trainer.drift.max-ks is -1.0, below 0");
        assertThatThrownBy(() -> new DriftWatch(ledger, LIMITS, 0, some -> {}, some -> {}))
                .hasMessage("trainer.drift.batches is 0, below 1");
    }

    private static Baseline drifting(int version, double psi, double shift) {
        return newest -> Optional.of(new Drift("transaction-clusters", version, 1, newest.size(),
                newest.stream().mapToLong(BatchStored::rows).sum(),
                List.of(new Drift.Feature("quantity", psi, 0.9), new Drift.Feature("price", 0, 0.1)), shift));
    }

    private static ModelManifest manifest(int version, long revision) {
        return new ModelManifest("transaction-clusters", version, revision, "online-retail", "k-means",
                List.of("quantity", "price"), 50, new TreeMap<>(), List.of(), new TreeMap<>(),
                new ModelManifest.Provenance(1, "rows-0-0", "rows-0-0", 10), Instant.EPOCH, 0.1, "none", "ab12",
                List.of(), new TreeMap<>(), null, null, List.of(), null);
    }
}
