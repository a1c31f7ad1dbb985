package dev.tillstream.trainer.training;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Drift;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.kmeans.TransactionClustersForTests;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches that nobody wishes for: a clear state, no crash, and what was announced stays. */
class OddBatchesTest {

    private static final double[] ROW = {6, 2.55};
    private static final double[] CANCELLATION = {6, 2.55, 1};
    private static final double[] HUGE = {6, 1e300};

    @TempDir
    Path folder;
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final BatchLedger ledger = new BatchLedger();
    private final Map<String, ModelReady> announced = new TreeMap<>();
    private final Map<String, ClusterCards> cards = new TreeMap<>();
    private final List<Drift> drifts = new ArrayList<>();
    private BatchFolder batches;
    private DriftWatch drift;
    private TrainingRound round;
    private String failure;

    @BeforeEach
    void startRound() throws Exception {
        batches = new BatchFolder(folder.resolve("batches"));
        restart();
    }

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    static Stream<Arguments> shouldKeepTheOldVersionsAndGoOn() {
        return Stream.of(
                Arguments.of("constant rows", nCopies(50, ROW), true),
                Arguments.of("one row", List.of(ROW), true),
                Arguments.of("one cancellation", List.of(CANCELLATION), true),
                Arguments.of("refused rows only", nCopies(5_000, CANCELLATION), true),
                Arguments.of("values too large to scale", List.of(HUGE, new double[]{7, -1e300}), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldKeepTheOldVersionsAndGoOn(String name, List<double[]> odd, boolean trains) throws Exception {
        // Given
        add(groups(900));
        List<VersionResult> first = train();
        assertThat(first).allMatch(result -> result.refused() == null);
        // When
        add(odd);
        List<VersionResult> results = train();
        // Then
        VersionResult whole = results.get(results.size() - 1);
        assertThat(whole.version()).isEqualTo(3);
        assertThat(whole.refused()).isEqualTo(trains ? null : "the values are too large to be scaled");
        for (int version = 1; version <= 3; version++) {
            assertThat(announced).containsKey("transaction-clusters/" + version + "/1");
        }
        assertThat(cards.keySet()).isEqualTo(announced.keySet());
        // When
        add(groups(300));
        results = train();
        // Then
        assertThat(results).hasSize(3).allSatisfy(result -> assertThat(result.refused() == null || !trains).isTrue());
        assertThat(cards.keySet()).isEqualTo(announced.keySet());
        assertThat(drifts).isNotEmpty().allSatisfy(measured -> {
            assertThat(measured.largestPsi()).isFinite();
            assertThat(measured.largestKs()).isBetween(0.0, 1.0);
            assertThat(measured.clusterShift()).isBetween(0.0, 1.0);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldSayWhyThereIsNoModelYet(String name, List<double[]> odd, String reason) throws Exception {
        // When
        add(odd);
        List<VersionResult> results = train();
        // Then
        assertThat(results).isNotEmpty().extracting(VersionResult::refused).allMatch(why -> why.startsWith(reason));
        assertThat(announced).isEmpty();
        assertThat(cards).isEmpty();
        assertThat(drift.drifts()).isEmpty();
        assertThat(train()).as("the same rows once more").isEmpty();
    }

    static Stream<Arguments> shouldSayWhyThereIsNoModelYet() {
        return Stream.of(
                Arguments.of("constant rows", nCopies(50, ROW), "1 distinct points are too few for 3 clusters"),
                Arguments.of("one row", List.of(ROW), "1 distinct points are too few for 3 clusters"),
                Arguments.of("refused rows only", nCopies(30, CANCELLATION), "no row is left to train on"));
    }

    @Test
    void shouldGoOnWithoutTheFileOfABatchThatIsDigested() throws Exception {
        // Given
        add(groups(900));
        add(groups(300));
        train();
        Map<String, ModelReady> before = new TreeMap<>(announced);
        // When
        Files.delete(batches.file(batches.batches().get(1)));
        add(groups(2_400));
        List<VersionResult> results = train();
        // Then
        assertThat(results).hasSize(3).allMatch(result -> result.refused() == null);
        assertThat(announced).containsAllEntriesOf(before);
        assertThat(cards.get("transaction-clusters/3/2").rowsWithoutDetails()).isZero();
    }

    @Test
    void shouldStandStillWithoutTheFileThatABoundaryCutsUntilItIsBack() throws Exception {
        // Given
        add(groups(900));
        train();
        Map<String, ModelReady> before = new TreeMap<>(announced);
        BatchStored cut = batches.batches().get(0);
        Path elsewhere = folder.resolve("elsewhere");
        // When
        Files.move(batches.file(cut), elsewhere);
        add(groups(30));
        restart();
        // Then
        assertThat(train()).isEmpty();
        assertThat(failure).contains(cut.file()).contains("does not exist");
        assertThat(announced).isEqualTo(before);
        // When
        Files.move(elsewhere, batches.file(cut));
        // Then
        assertThat(train()).hasSize(3);
    }

    private void add(List<double[]> rows) {
        BatchStored batch = batches.add(rows);
        ledger.add(batch);
    }

    private List<VersionResult> train() throws Exception {
        drift.batchesCame();
        drift.measure();
        RunLog log = new RunLog(Clock.systemUTC());
        TrainingRound.Result result = round.train("online-retail", ledger.batches("online-retail"), false, log);
        failure = result.failure();
        List<BatchUnreadableException> unreadable = new ArrayList<>();
        for (CardJob job : round.cardJobs(ledger.batches("online-retail"), unreadable::add)) {
            job.run(log);
        }
        round.watchDrift(ledger.batches("online-retail"), unreadable::add);
        assertThat(unreadable).as("what was trained has been read").isEmpty();
        drift.measure();
        return result.finished().versions();
    }

    private void restart() throws Exception {
        Family family = TransactionClustersForTests.ofCleaned(folder.resolve("batches"), folder.resolve("models"));
        drift = new DriftWatch(ledger,
                new DriftLimits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()), 2, drifts::add,
                some -> {});
        ModelPublication publication = new ModelPublication(family,
                new StoreSettings(folder.resolve("models"), 10, 10_000),
                new ModelTopics((key, value) -> announced.put(key, EventJson.decode(value, ModelReady.class)),
                        (key, value) -> {},
                        (key, value) -> cards.put(key, EventJson.decode(value, ClusterCards.class))),
                Clock.systemUTC());
        round = new TrainingRound(List.of(publication), new Gate(1, 2, 0, 2, 1), drift, pool, Clock.systemUTC());
    }

    /** Three groups of quantities and prices, all of them sales. */
    private static List<double[]> groups(int count) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(new double[]{row % 3 * 500 + row % 7 + 1, row % 3 * 50 + row % 5 + 1});
        }
        return rows;
    }
}
