package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.event.ModelRefused;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.ModelManifest.Cluster;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.kmeans.TransactionClustersForTests;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions that follow each other, with a restart before each training. */
class ClusterNumbersTest {

    private static final Gate LENIENT = new Gate(1, 2, 0, 2, 1);

    @TempDir
    Path folder;
    private final Random random = new Random(21);
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final Map<String, ModelManifest> announced = new TreeMap<>();
    private final Map<String, ModelRefused> refused = new TreeMap<>();
    private BatchFolder batches;

    @BeforeEach
    void makeBatches() {
        batches = new BatchFolder(folder.resolve("batches"));
    }

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    @Test
    void shouldKeepNumbersAndSayThatNothingChangedWhenTheDataStayAlike() throws Exception {
        // Given
        batches.add(rows(900, 5, 500, 5_000));
        train("3", LENIENT);
        List<Integer> first = numbers(3, 1);
        // When
        batches.add(rows(900, 5, 500, 5_000));
        train("3", LENIENT);
        // Then
        assertThat(first).containsExactly(0, 1, 2);
        for (int version = 1; version <= 3; version++) {
            assertThat(announced.get("transaction-clusters/" + version + "/1").metrics())
                    .doesNotContainKey(ModelManifest.CHURN);
            assertThat(announced.get("transaction-clusters/" + version + "/2").metrics())
                    .containsEntry(ModelManifest.CHURN, 0.0);
            assertThat(numbers(version, 2)).isEqualTo(first);
        }
    }

    @Test
    void shouldKeepTheNumbersOfClustersThatAreStillThereWhenTheirOrderChanges() throws Exception {
        // Given
        batches.add(rows(900, 500, 5_000, 50_000));
        train("3", LENIENT);
        long largest = size(3, 1, 2);
        // When
        batches.add(rows(6_000, -90_000, 5_000, 50_000));
        train("3", LENIENT);
        // Then
        assertThat(numbers(3, 2)).containsExactly(0, 1, 2);
        assertThat(size(3, 2, 2)).isGreaterThan(largest);
        assertThat(announced.get("transaction-clusters/3/2").metrics().get(ModelManifest.CHURN)).isLessThan(0.5);
    }

    @Test
    void shouldNeverGiveANumberAgainWhenTheNumberOfClustersChanges() throws Exception {
        // Given
        batches.add(rows(900, 5, 500, 5_000));
        train("3", LENIENT);
        train("2", LENIENT);
        List<Integer> two = numbers(3, 2);
        // When
        train("3", LENIENT);
        // Then
        assertThat(two).hasSize(2).isSubsetOf(0, 1, 2);
        assertThat(numbers(3, 3)).hasSize(3).containsAll(two).contains(3);
        assertThat(announced.get("transaction-clusters/3/3").highestClusterId()).isEqualTo(3);
        assertThat(numbers(1, 3)).isEqualTo(numbers(3, 3));
        assertThat(numbers(2, 3)).isEqualTo(numbers(3, 3));
        assertThat(announced.get("transaction-clusters/3/3").clusterSizes()).containsExactlyElementsOf(announced.get(
                "transaction-clusters/3/3").clusters().stream().map(Cluster::rows).toList());
    }

    @Test
    void shouldNotGiveANumberAgainEvenIfTheRevisionThatHadItIsDamaged() throws Exception {
        // Given
        batches.add(rows(900, 5, 500, 5_000));
        train("2", LENIENT);
        train("3", LENIENT);
        for (int version = 1; version <= 3; version++) {
            Files.writeString(folder.resolve("models/transaction-clusters/" + version + "/2/model-ready.json"), "{");
        }
        // When
        train("4", LENIENT);
        // Then
        assertThat(numbers(3, 2)).containsExactly(0, 1, 2);
        assertThat(numbers(3, 3)).containsExactly(0, 1, 3, 4);
    }

    @Test
    void shouldKeepTheLastGoodModelWhenTheGateRefusesTheNext() throws Exception {
        // Given
        batches.add(rows(900, 5, 500, 5_000));
        train("3", LENIENT);
        // When
        batches.add(rows(900, 5, 500, 5_000));
        List<VersionResult> results = train("3", new Gate(1_000, 2, 0, 2, 1));
        // Then
        assertThat(announced.keySet()).contains("transaction-clusters/2/2", "transaction-clusters/3/2")
                .doesNotContain("transaction-clusters/1/2");
        assertThat(results.get(0).refused()).isEqualTo("rows: 600.0, less than 1000.0");
        ModelRefused event = refused.get("transaction-clusters/1");
        assertThat(refused).hasSize(1);
        assertThat(event.reason()).isEqualTo("rows: 600.0, less than 1000.0");
        assertThat(event.dataSize()).isEqualTo(600);
        assertThat(event.metrics()).containsEntry(ModelManifest.ROWS, 600.0);
        assertThat(event.recipe()).containsEntry("k", "3");
    }

    @Test
    void shouldCompareTheOtherVersionsWithTheLastGoodVersionThree() throws Exception {
        // Given
        batches.add(rows(900, 5, 500, 5_000));
        train("3", LENIENT);
        // When
        batches.add(rows(300, 7, 700, 7_000));
        batches.add(rows(3_000, -7, 70_000, 900_000));
        train("3", new Gate(1, 2, 0, 2, 0));
        // Then
        assertThat(refused).containsKey("transaction-clusters/3");
        assertThat(announced.keySet()).doesNotContain("transaction-clusters/3/2");
        assertThat(announced.values()).allSatisfy(manifest -> assertThat(manifest.clusters())
                .extracting(Cluster::cluster).containsExactly(0, 1, 2));
    }

    private List<VersionResult> train(String k, Gate gate) throws Exception {
        ModelPublication publication = new ModelPublication(
                TransactionClustersForTests.of(folder.resolve("batches"), folder.resolve("models"), k),
                new StoreSettings(folder.resolve("models"), 10, 10_000),
                new ModelTopics(this::announce, this::refuse, (key, value) -> {}), Clock.systemUTC());
        TrainingRound round = new TrainingRound(List.of(publication), gate, new DriftWatch(new BatchLedger(),
                new DriftLimits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()), 5, some -> {},
                some -> {}), pool, Clock.systemUTC());
        return round.train("online-retail", batches.batches(), false, new RunLog(Clock.systemUTC())).finished()
                .versions();
    }

    private void announce(String key, byte[] value) {
        announced.put(key, EventJson.decode(value, ModelReady.class).manifest());
    }

    private void refuse(String key, byte[] value) {
        refused.put(key, EventJson.decode(value, ModelRefused.class));
    }

    private List<Integer> numbers(int version, int revision) {
        return announced.get("transaction-clusters/" + version + "/" + revision).clusters().stream()
                .map(Cluster::cluster).toList();
    }

    private long size(int version, int revision, int cluster) {
        return announced.get("transaction-clusters/" + version + "/" + revision).clusters().stream()
                .filter(some -> some.cluster() == cluster).findFirst().orElseThrow().rows();
    }

    /** Quantities close around the given ones, each in turn, and prices in proportion. */
    private List<double[]> rows(int count, int... around) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int place = around[row % around.length];
            rows.add(new double[]{place + random.nextInt(5), place / 10.0 + random.nextInt(7) / 10.0});
        }
        return rows;
    }
}
