package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.Slice;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows and recipe give the same model, bit for bit. The expected digests are the same on every JDK. */
class CanonicalModelTest {

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheKnownDigestsOnEveryJdkWithOneThreadAndWithTwo() throws Exception {
        for (int threads = 1; threads <= 2; threads++) {
            assertThat(digest(Points.skewed(2_000), "3", Scaler.Kind.STANDARD, threads)).isEqualTo(
                    "4a662e31d49676bac84ad8e3279b6df94987b908a83cca3437c65c65f7000e78");
            assertThat(digest(Points.skewed(2_000), "auto", Scaler.Kind.LOG_STANDARD, threads)).isEqualTo(
                    "60f11ff12a613051a909227f443fc40632f56a23c459a9fd1d926c9a996b9d70");
        }
    }

    @RepeatedTest(3)
    void shouldNotDependOnHowTheRowsAreBatchedOrOrdered() throws Exception {
        // Given
        Random random = new Random();
        List<double[]> rows = new ArrayList<>(Points.random(random, 600));
        String expected = digest(rows, "3", Scaler.Kind.LOG_STANDARD, 2);
        // When
        Collections.shuffle(rows, random);
        BatchFolder batches = new BatchFolder(folder.resolve("many-" + random.nextLong()));
        for (int from = 0; from < rows.size();) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(200));
            batches.add(rows.subList(from, to));
            from = to;
        }
        // Then
        assertThat(digest(batches, "3", Scaler.Kind.LOG_STANDARD, 1)).isEqualTo(expected);
    }

    @Test
    void shouldKeepEveryNumberWhenTheSameRowsAreTrainedOnAgain() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(folder);
        batches.add(Points.skewed(2_000));
        Family family = TransactionClustersForTests.of(folder, folder);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        List<Slice> slices = family.versions().slices(batches.batches());
        // When
        Predecessors inUse = Predecessors.none();
        for (int training = 0; training < 3; training++) {
            List<Candidate> candidates = family.train(slices, pool);
            for (int version = 3; version >= 1; version--) {
                Trained trained = (Trained) candidates.get(version - 1).against(inUse);
                // Then
                assertThat(trained.metrics().getOrDefault(ModelManifest.CHURN, 0.0)).isZero();
                assertThat(trained.metrics().containsKey(ModelManifest.CHURN)).isEqualTo(training > 0);
                assertThat(training == 0 || trained.artefact().equals(inUse.model(version).orElseThrow())).isTrue();
                inUse = inUse.with(version, trained.artefact());
            }
        }
        pool.shutdown();
        assertThat(inUse.highestClusterId()).isEqualTo(2);
    }

    private String digest(List<double[]> rows, String k, Scaler.Kind scaling, int threads) throws Exception {
        BatchFolder batches = new BatchFolder(folder.resolve(k + scaling + threads + rows.size()));
        batches.add(rows);
        return digest(batches, k, scaling, threads);
    }

    /** Of version 3. */
    private String digest(BatchFolder batches, String k, Scaler.Kind scaling, int threads) throws Exception {
        Path where = batches.file(batches.batches().get(0)).getParent();
        Family family = TransactionClustersForTests.of(where, where,
                new KMeansSettings(ClusterCount.of(k), 20, 42, 300, scaling), TransactionClustersForTests.NO_CLEANING);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Trained trained = (Trained) family.train(family.versions().slices(batches.batches()), pool).get(2)
                    .against(Predecessors.none());
            return CanonicalDigest.of(trained.artefact(), new TreeMap<>(family.recipe()));
        } finally {
            pool.shutdownNow();
        }
    }
}
