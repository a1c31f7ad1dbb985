package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.family.FakeFamily;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.family.StoredBatches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private static final Gate GATE = new Gate(100, 10, 0.2, 0.25, 0.3);
    private static final Map<String, String> RECIPE = Map.of("k", "3");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            100, 10, 0.2,  0.5,  0.3,  -
            99,  10, 0.2,  0.5,  0.3,  'rows: 99.0, less than 100.0'
            100, 9,  0.2,  0.5,  0.3,  'distinct points: 9.0, less than 10.0'
            100, 10, 0.19, 0.5,  0.3,  'balance: 0.19, less than 0.2'
            100, 10, 0.2,  0.49, 0.3,  'the silhouette fell from 0.75 to 0.49, by more than 0.25'
            100, 10, 0.2,  0.95, 0.31, '0.31 of the rows changed their cluster, more than 0.3'
            """)
    void shouldRefuseWhatFailsARule(double rows, double points, double balance, double silhouette, double churn,
            String why) {
        // When
        Outcome outcome = GATE.judge(trained(rows, points, balance, silhouette, churn), RECIPE, inUse(0.75));
        // Then
        if (why == null) {
            assertThat(outcome).isInstanceOf(Trained.class);
        } else {
            assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.why()).isEqualTo(why);
                assertThat(refused.metrics()).containsEntry(ModelManifest.SILHOUETTE, silhouette);
            });
        }
    }

    @Test
    void shouldNotCompareTheFirstModelOfAVersion() {
        assertThat(GATE.judge(trained(100, 10, 0.2, -1, 1), RECIPE, Optional.empty())).isInstanceOf(Trained.class);
        assertThat(GATE.judge(trained(10, 10, 0.2, -1, 1), RECIPE, Optional.empty())).isInstanceOf(Refused.class);
    }

    @Test
    void shouldNotCompareModelsThatWereMadeWithOtherSettings() {
        assertThat(GATE.judge(trained(100, 10, 0.2, -1, 1), Map.of("k", "4"), inUse(0.75)))
                .isInstanceOf(Trained.class);
    }

    @Test
    void shouldLeaveRefusalsAndModelsWithoutTheMetricsAsTheyAre() {
        // Given
        Slice slice = new Slice(3, StoredBatches.of(9), 9, 9);
        Outcome refused = new Refused(slice, "no reason");
        Outcome fake = FakeFamily.outcome(slice);
        // Then
        assertThat(GATE.judge(refused, RECIPE, inUse(0.5))).isSameAs(refused);
        assertThat(GATE.judge(fake, RECIPE, inUse(0.5))).isSameAs(fake);
    }

    @Test
    void shouldRefuseRulesThatCannotBeMeant() {
        assertThatThrownBy(() -> new Gate(1, 2, 1.5, 0, 0)).hasMessage("trainer.gate.min-balance is 1.5, not 0 to 1.0");
        assertThatThrownBy(() -> new Gate(1, 2, 0, Double.NaN, 0)).hasMessageContaining("max-silhouette-drop");
        assertThatThrownBy(() -> new Gate(1, 2, 0, 0, -0.1)).hasMessageContaining("max-churn");
    }

    private static Trained trained(double rows, double points, double balance, double silhouette, double churn) {
        Trained fake = (Trained) FakeFamily.outcome(new Slice(3, StoredBatches.of(100), 100, 100));
        return new Trained(fake.slice(), fake.artefact(), Map.of(ModelManifest.ROWS, rows,
                ModelManifest.DISTINCT_POINTS, points, ModelManifest.BALANCE, balance, ModelManifest.SILHOUETTE,
                silhouette, ModelManifest.CHURN, churn), fake.clusters(), Map.of(), fake.probes(), fake.nativeModel(),
                0.1);
    }

    private static Optional<ModelManifest> inUse(double silhouette) {
        Slice slice = new Slice(3, StoredBatches.of(50), 50, 50);
        return Optional.of(new ModelManifest("transaction-clusters", 3, 1, "online-retail", "k-means",
                List.of("quantity", "price"), 50, new TreeMap<>(Map.of(ModelManifest.SILHOUETTE, silhouette)),
                List.of(), new TreeMap<>(RECIPE), slice.provenance(), Instant.EPOCH, 0.1, "none", "ab12", List.of(),
                new TreeMap<>(), null, null, List.of(), null));
    }
}
