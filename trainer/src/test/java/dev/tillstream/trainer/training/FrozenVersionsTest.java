package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.Outbox;
import dev.tillstream.trainer.store.StoreSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that passes the ends of windows, and one that slides over three batches. */
class FrozenVersionsTest {

    private static final Outbox NOBODY = (key, value) -> {};
    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    @TempDir
    Path folder;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final List<BatchStored> arrived = new ArrayList<>();

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    @Test
    void shouldTrainAWindowsVersionAgainUntilTheWindowCloses() throws Exception {
        // Given
        TrainingRound round = round("windows");
        // Then
        assertThat(afterBatchAt(0, round)).containsExactly(tuple(1, 400L, 1L), tuple(2, 400L, 1L),
                tuple(3, 400L, 1L));
        assertThat(afterBatchAt(4, round)).containsExactly(tuple(1, 800L, 2L), tuple(2, 800L, 2L),
                tuple(3, 800L, 2L));
        assertThat(afterBatchAt(5, round)).containsExactly(tuple(2, 1_200L, 3L), tuple(3, 1_200L, 3L));
        assertThat(afterBatchAt(12, round)).containsExactly(tuple(3, 1_600L, 4L));
        assertThat(afterBatchAt(15, round)).isEmpty();
        assertThat(afterBatchAt(600, round)).isEmpty();
    }

    @Test
    void shouldLeaveFrozenVersionsAsTheyAreAfterARestart() throws Exception {
        // Given
        TrainingRound round = round("windows");
        afterBatchAt(0, round);
        afterBatchAt(30, round);
        // When
        TrainingRound restarted = round("windows");
        // Then
        assertThat(afterBatchAt(31, restarted)).isEmpty();
    }

    @Test
    void shouldSlideOverThreeBatches() throws Exception {
        // Given
        TrainingRound round = round("consecutive-batches");
        // Then
        assertThat(afterBatchAt(0, round)).containsExactly(tuple(1, 400L, 1L));
        assertThat(afterBatchAt(1, round)).containsExactly(tuple(2, 400L, 1L));
        assertThat(afterBatchAt(2, round)).containsExactly(tuple(3, 400L, 1L));
        assertThat(afterBatchAt(3, round)).containsExactly(tuple(1, 400L, 2L), tuple(2, 400L, 2L),
                tuple(3, 400L, 2L));
    }

    /** What was trained: version, rows and revision. */
    private List<org.assertj.core.groups.Tuple> afterBatchAt(long second, TrainingRound round) throws Exception {
        BatchFolder batches = new BatchFolder(folder.resolve("batches"), "rows-" + arrived.size());
        List<Transaction> rows = new ArrayList<>();
        TransactionGenerator.generate(arrived.size(), 400, rows::add);
        BatchStored stored = batches.addRows(rows);
        arrived.add(new BatchStored(stored.dataset(), stored.offsets(), stored.file(), stored.rows(), stored.bytes(),
                stored.sha256(), stored.closedBy(), stored.storedAt(), START.plusSeconds(second)));
        return round.train("online-retail", List.copyOf(arrived), false, new RunLog(Clock.systemUTC())).finished()
                .versions().stream().map(version -> tuple(version.version(), version.rows(), version.revision()))
                .toList();
    }

    private TrainingRound round(String versions) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("DATA_OUTPUT_PATH", folder.resolve("batches").toString(),
                "MODELS_PATH", folder.resolve("models").toString(), "trainer.total-amount.versions", versions,
                "trainer.windows.lengths", "5s,10s,15s"));
        TrainerConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter()).withMapping(TrainerConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build()
                .getConfigMapping(TrainerConfig.class);
        Family family = FamilyCatalogue.of(config).all().stream().filter(one -> one.name().equals("total-amount"))
                .findFirst().orElseThrow();
        DriftLimits none = new DriftLimits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        return new TrainingRound(
                List.of(new ModelPublication(family, new StoreSettings(config.modelsPath(), 10, 1_000),
                        new ModelTopics(NOBODY, NOBODY, NOBODY), Clock.systemUTC())),
                Gate.of(config.gate()), new DriftWatch(new BatchLedger(), none, 5, some -> {}, some -> {}), pool,
                Clock.systemUTC());
    }
}
