package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.digest.PointCounts;
import dev.tillstream.trainer.digest.WeightedPoints;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {

    private static final Cleaning ALL = new Cleaning(true, true, true);

    @TempDir
    Path folder;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    @Test
    void shouldLeaveOutWhatTheRulesSayAndCountEachRowOnce() {
        // Given
        WeightedPoints digested = digested(new double[]{5, 2, 0}, new double[]{5, 2, 1}, new double[]{5, 2, 0},
                new double[]{-5, 2, 1}, new double[]{-5, 0, 0}, new double[]{7, 0, 0}, new double[]{7, -1, 0},
                new double[]{0, 1, 0});
        // Then
        TrainingPoints none = new Cleaning(false, false, false).clean(digested);
        assertThat(none.points()).isEqualTo(new WeightedPoints(2,
                new double[]{-5, 0, -5, 2, 0, 1, 5, 2, 7, -1, 7, 0}, new long[]{1, 1, 1, 3, 1, 1}));
        assertThat(none.leftOut()).isEmpty();
        TrainingPoints all = ALL.clean(digested);
        assertThat(all.points()).isEqualTo(new WeightedPoints(2, new double[]{5, 2}, new long[]{2}));
        assertThat(all.leftOut()).isEqualTo(
                Map.of("cancellations", 2L, "non-positive-quantity", 2L, "non-positive-price", 2L));
        TrainingPoints prices = new Cleaning(false, false, true).clean(digested);
        assertThat(prices.points().rows()).isEqualTo(5);
        assertThat(prices.leftOut()).isEqualTo(Map.of("non-positive-price", 3L));
    }

    @Test
    void shouldNameItsRulesInTheRecipe() {
        assertThat(family(new Cleaning(false, false, false)).recipe()).containsEntry("leave-out", "none");
        assertThat(family(ALL).recipe()).containsEntry("leave-out",
                "cancellations,non-positive-quantity,non-positive-price");
    }

    @Test
    void shouldCutThirdsOfAllRowsAndTrainOnWhatIsLeftOfThem() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(folder);
        List<double[]> rows = rowsWithCancellations(900);
        batches.add(rows.subList(0, 250));
        batches.add(rows.subList(250, 900));
        // When
        List<Outcome> outcomes = train(family(new Cleaning(true, false, false)), batches);
        // Then
        for (int version = 1; version <= 3; version++) {
            Trained trained = (Trained) outcomes.get(version - 1);
            long cancelled = rows.subList(0, 300 * version).stream().filter(row -> row[2] == 1).count();
            assertThat(cancelled).isPositive();
            assertThat(trained.slice().rows()).isEqualTo(300L * version);
            assertThat(trained.rowsLeftOut()).isEqualTo(Map.of("cancellations", cancelled));
            assertThat(trained.metrics().get(ModelManifest.ROWS)).isEqualTo(300.0 * version - cancelled);
            assertThat(trained.clusterSizes().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(300L * version - cancelled);
        }
    }

    @Test
    void shouldServeEverySettingFromTheSameDigests() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(folder);
        batches.add(rowsWithCancellations(300));
        batches.add(rowsWithCancellations(300));
        batches.add(rowsWithCancellations(300));
        train(family(new Cleaning(false, false, false)), batches);
        // When
        for (var batch : batches.batches()) {
            Files.delete(batches.file(batch));
        }
        // Then
        assertThat(train(family(ALL), batches)).hasSize(3).allMatch(Trained.class::isInstance);
    }

    @Test
    void shouldRefuseWhenNoRowIsLeft() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(folder);
        batches.add(new double[]{-1, 2, 1}, new double[]{-2, 2, 0}, new double[]{3, 0, 0});
        // When
        List<Outcome> outcomes = train(family(ALL), batches);
        // Then
        assertThat(((Refused) outcomes.get(2)).why()).isEqualTo("no row is left to train on: "
                + "{cancellations=1, non-positive-price=1, non-positive-quantity=1} of 3 are left out");
    }

    private Family family(Cleaning cleaning) {
        return TransactionClustersForTests.of(folder, folder, TransactionClustersForTests.DEFAULTS, cleaning);
    }

    private List<Outcome> train(Family family, BatchFolder batches) throws Exception {
        return family.train(family.versions().slices(batches.batches()), pool).stream()
                .map(candidate -> candidate.against(Predecessors.none())).toList();
    }

    private static WeightedPoints digested(double[]... points) {
        PointCounts counts = new PointCounts(3);
        List.of(points).forEach(point -> counts.add(point, 1));
        return counts.sorted();
    }

    private static List<double[]> rowsWithCancellations(int count) {
        Random random = new Random(4);
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(new double[]{random.nextInt(30) - 3, random.nextInt(20), random.nextInt(10) == 0 ? 1 : 0});
        }
        return rows;
    }
}
