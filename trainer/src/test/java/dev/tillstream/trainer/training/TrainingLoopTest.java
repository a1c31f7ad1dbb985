package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.FakeFamily;
import dev.tillstream.trainer.family.StoredBatches;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {

    private static final Gate GATE = new Gate(1, 2, 0, 0.5, 0.5);

    @TempDir
    Path folder;
    private final FakeFamily family = new FakeFamily();
    private BatchLedger ledger = new BatchLedger();
    private final Clock clock = Clock.systemUTC();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<TrainingFinished> finished = new CopyOnWriteArrayList<>();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final List<BatchStored> batches = StoredBatches.of(30, 30, 30);
    private TrainingStatus status;
    private TrainingRequests requests;
    private TrainingLoop loop;
    private volatile boolean brokerIsAway;
    private volatile Runnable whileSending = () -> {};

    @BeforeEach
    void startLoop() throws IOException {
        status = new TrainingStatus(clock);
        requests = new TrainingRequests(Duration.ZERO, Duration.ZERO);
        DriftWatch drift = new DriftWatch(ledger,
                new DriftLimits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()), 5, some -> {},
                some -> {});
        ModelPublication publication = new ModelPublication(family, new StoreSettings(folder, 10, 1_000),
                new ModelTopics(this::send, this::refuse, (key, value) -> {}), clock);
        // One dataset that is sent, and one that is not.
        Map<String, TrainingRound> rounds = new LinkedHashMap<>();
        rounds.put("online-retail", new TrainingRound(List.of(publication), GATE, drift, pool, clock));
        rounds.put("amazon-sales", new TrainingRound(List.of(), GATE, drift, pool, clock));
        loop = new TrainingLoop(rounds, ledger, new BatchDigesting(List.of(), new BatchRows(folder), pool),
                requests, status, Duration.ofMillis(20), finished::add, clock);
        loop.start();
    }

    @AfterEach
    void stopLoop() throws InterruptedException {
        pool.shutdownNow();
        loop.stop();
    }

    @Test
    void shouldTrainOnceMoreOnAllBatchesThatCameDuringATraining() {
        // Given
        CountDownLatch gate = new CountDownLatch(1);
        family.gate = gate;
        status.caughtUp();
        arrive(0);
        await().until(() -> requests.running().isPresent());
        // When
        arrive(1);
        arrive(2);
        gate.countDown();
        // Then
        await().until(() -> finished.size() >= 1 && finished.get(finished.size() - 1).rows() == 90);
        assertThat(finished).hasSizeLessThanOrEqualTo(2);
        assertThat(sent).endsWith("transaction-clusters/1/" + finished.size(),
                "transaction-clusters/2/" + finished.size(), "transaction-clusters/3/" + finished.size());
    }

    @Test
    void shouldNotTrainBeforeTheEarlierBatchesAreTakenIn() {
        // Given
        arrive(0);
        await().until(requests::isIdle);
        assertThat(finished).isEmpty();
        // When
        arrive(1);
        status.caughtUp();
        requests.add(Cause.BATCHES);
        // Then
        await().until(() -> finished.size() == 1);
        assertThat(finished.get(0).rows()).isEqualTo(60);
    }

    @Test
    void shouldNotTrainOnThoseThatWereTakenInWhenItBeganToAnnounce() throws IOException, InterruptedException {
        // Given: models of all batches, and a start that has read one batch again
        status.caughtUp();
        batches.forEach(ledger::add);
        requests.add(Cause.BATCHES);
        await().until(() -> finished.size() == 1);
        loop.stop();
        sent.clear();
        ledger = new BatchLedger();
        ledger.add(batches.get(0));
        whileSending = () -> {
            ledger.add(batches.get(1));
            ledger.add(batches.get(2));
            status.caughtUp();
        };
        // When
        startLoop();
        // Then
        await().until(() -> sent.size() >= 3 && requests.isIdle());
        assertThat(sent).containsExactly("transaction-clusters/1/1", "transaction-clusters/2/1",
                "transaction-clusters/3/1");
        assertThat(finished).hasSize(1);
    }

    @Test
    void shouldNotTrainAgainOnTheSameBatches() {
        // Given
        status.caughtUp();
        arrive(0);
        await().until(() -> finished.size() == 1);
        // When
        requests.add(Cause.BATCHES);
        await().until(requests::isIdle);
        arrive(1);
        // Then
        await().until(() -> finished.size() == 2);
        assertThat(finished).extracting(TrainingFinished::rows).containsExactly(30L, 60L);
    }

    @Test
    void shouldSayWhyItStandsStillAndGoOnWhenTheFileIsBack() {
        // Given
        status.caughtUp();
        family.unreadable = batches.get(0);
        // When
        arrive(0);
        // Then
        await().until(() -> !status.failures().isEmpty());
        assertThat(status.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.why()).contains(batches.get(0).file()));
        assertThat(sent).isEmpty();
        family.unreadable = null;
        await().until(() -> finished.size() == 1);
        assertThat(status.failures()).isEmpty();
    }

    @Test
    void shouldAnnounceWhatIsStoredWhenTheBrokerIsBackWithoutTrainingAgain() {
        // Given
        status.caughtUp();
        brokerIsAway = true;
        arrive(0);
        await().until(() -> !status.failures().isEmpty());
        // When
        brokerIsAway = false;
        // Then
        await().until(() -> sent.size() == 3);
        assertThat(sent).containsExactlyInAnyOrder("transaction-clusters/1/1", "transaction-clusters/2/1",
                "transaction-clusters/3/1");
        await().until(() -> status.failures().isEmpty());
    }

    @Test
    void shouldNotTrainWhenAnAnnouncementCannotBeRead() {
        // Given
        status.caughtUp();
        status.poisoned("record retail-batches-0@7 announces no batch");
        // When
        arrive(0);
        await().until(requests::isIdle);
        // Then
        assertThat(finished).isEmpty();
        assertThat(TrainingReport.of(status, requests, ledger, List.of(family), List.of()).state())
                .isEqualTo(TrainingReport.State.FAILED);
    }

    @Test
    void shouldReportRefusedVersionsOnceWithoutAnnouncingThem() {
        // Given
        status.caughtUp();
        ledger.add(StoredBatches.of(4).get(0));
        // When
        requests.add(Cause.BATCHES);
        // Then
        await().until(() -> finished.size() == 1);
        assertThat(finished.get(0).versions()).extracting(VersionResult::version, VersionResult::refused)
                .containsExactly(tuple(1, "too few rows"),
                        tuple(2, "too few rows"),
                        tuple(3, null));
        assertThat(sent).containsExactly("transaction-clusters/3/1");
        assertThat(refused).containsExactly("transaction-clusters/1", "transaction-clusters/2");
        assertThat(status.refused()).extracting(VersionResult::version).containsExactly(1, 2);
        // When
        requests.add(Cause.BATCHES);
        await().until(requests::isIdle);
        // Then
        assertThat(finished).hasSize(1);
    }

    @Test
    void shouldTrainUnchangedVersionsOnlyWhenAllAreAskedFor() {
        // Given
        status.caughtUp();
        arrive(0);
        await().until(() -> finished.size() == 1);
        await().until(requests::isIdle);
        // When
        Turn unchanged = requests.now(Cause.REQUEST, false);
        await().until(requests::isIdle);
        // Then
        assertThat(status.history().get(0)).satisfies(run -> {
            assertThat(run.run()).isEqualTo(unchanged.run());
            assertThat(run.causes()).containsExactly(Cause.REQUEST);
            assertThat(run.versions()).isEmpty();
            assertThat(run.log()).extracting(RunLog.Line::text).anyMatch(line -> line.endsWith(
                    "version=3 rows=30 is not trained: the newest revision was made from these rows"));
        });
        assertThat(finished).hasSize(1);
        // When
        requests.now(Cause.REQUEST, true);
        // Then
        await().until(() -> finished.size() == 2);
        assertThat(sent).endsWith("transaction-clusters/1/2", "transaction-clusters/2/2", "transaction-clusters/3/2");
        await().until(() -> status.history().get(0).versions().size() == 3);
    }

    @Test
    void shouldKeepOneRunOfThoseThatFailForTheSameReason() {
        // Given
        status.caughtUp();
        family.unreadable = batches.get(0);
        // When
        arrive(0);
        // Then
        await().until(() -> !status.history().isEmpty() && status.history().get(0).attempts() > 2);
        assertThat(status.history()).singleElement().satisfies(run -> {
            assertThat(run.failure()).contains(batches.get(0).file());
            assertThat(run.causes()).containsExactly(Cause.RETRY);
            assertThat(run.log()).last().extracting(RunLog.Line::text).asString()
                    .startsWith("failed: transaction-clusters: batch");
        });
        // When
        family.unreadable = null;
        // Then
        await().until(() -> finished.size() == 1);
        await().until(() -> status.history().size() == 2);
        assertThat(status.history().get(0).failure()).isNull();
    }

    private void arrive(int batch) {
        ledger.add(batches.get(batch));
        requests.add(Cause.BATCHES);
    }

    private void refuse(String key, byte[] value) {
        refused.add(key);
    }

    private void send(String key, byte[] value) {
        if (brokerIsAway) {
            throw new IllegalStateException("the broker is away");
        }
        sent.add(key);
        whileSending.run();
    }
}
