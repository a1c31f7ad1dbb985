package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.FakeFamily;
import dev.tillstream.trainer.family.StoredBatches;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one family can't read keeps no other one from its models. */
class TwoFamiliesTest {

    private static final String NEIGHBOUR = "neighbour";

    @TempDir
    Path folder;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final BatchLedger ledger = new BatchLedger();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<TrainingFinished> digested = new CopyOnWriteArrayList<>();
    private TrainingLoop loop;

    @AfterEach
    void stopLoop() throws InterruptedException {
        pool.shutdownNow();
        loop.stop();
    }

    @Test
    void shouldTrainAFamilyWhoseNeighbourCantReadABatch() throws IOException {
        // Given
        FakeFamily neighbour = new FakeFamily();
        neighbour.name = NEIGHBOUR;
        StoredBatches.of(30, 30, 30).forEach(ledger::add);
        neighbour.unreadable = ledger.batches("online-retail").get(2);
        TrainingStatus status = new TrainingStatus(clock);
        status.caughtUp();
        // When
        start(status, neighbour, new FakeFamily());
        // Then
        await().untilAsserted(() -> assertThat(sent).contains("transaction-clusters/1/1", "transaction-clusters/3/1"));
        await().untilAsserted(() -> assertThat(status.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.why()).startsWith("neighbour: batch ")));
        assertThat(sent).noneMatch(key -> key.startsWith(NEIGHBOUR));
        assertThat(digested).as("rows that all families have digested").isEmpty();
        // When
        neighbour.unreadable = null;
        // Then
        await().untilAsserted(() -> assertThat(sent).contains("neighbour/1/1", "neighbour/3/1"));
        await().untilAsserted(() -> assertThat(status.failures()).isEmpty());
        await().untilAsserted(() -> assertThat(digested).isNotEmpty());
        assertThat(sent).filteredOn("transaction-clusters/3/1"::equals).hasSize(1);
    }

    private void start(TrainingStatus status, FakeFamily... families) throws IOException {
        List<ModelPublication> publications = new CopyOnWriteArrayList<>();
        for (FakeFamily family : families) {
            publications.add(new ModelPublication(family, new StoreSettings(folder, 10, 1_000),
                    new ModelTopics((key, value) -> sent.add(key), (key, value) -> {}, (key, value) -> {}), clock));
        }
        DriftLimits none = new DriftLimits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        TrainingRound round = new TrainingRound(publications, new Gate(1, 2, 0, 0.5, 0.5),
                new DriftWatch(ledger, none, 5, some -> {}, some -> {}), pool, clock);
        loop = new TrainingLoop(Map.of("online-retail", round), ledger,
                new BatchDigesting(List.of(), new BatchRows(folder), pool),
                new TrainingRequests(Duration.ZERO, Duration.ZERO), status, Duration.ofMillis(20),
                new TrainingLoop.Listener() {
                    @Override
                    public void announced(TrainingFinished training) {}

                    @Override
                    public void digested(TrainingFinished training) {
                        digested.add(training);
                    }
                }, clock);
        loop.start();
    }
}
