package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.protos.core.ModelProto;

class KMeansTrainingTest {

    private static final KMeansSettings SETTINGS = new KMeansSettings(ClusterCount.fixed(3), 20, 42, 300,
            Scaler.Kind.STANDARD);

    @TempDir
    Path folder;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    @Test
    void shouldFindTheKnownOptimumOfASmallCase() throws Exception {
        // Given
        List<double[]> rows = rows(new double[][]{{1, 1}, {2, 1}, {1, 3}, {9, 2}, {11, 2}, {30, 9}, {28, 8}, {5, 6}},
                1, 7, 2, 3, 1, 1, 2, 4);
        // When
        Trained trained = trained(rows);
        // Then
        ScaledPoints points = ScaledPoints.of(Points.counted(rows), ((KMeansModel) trained.artefact()).scaler());
        assertThat(trained.metrics().get(ModelManifest.INERTIA)).isCloseTo(optimum(points, 3), within(1e-12));
        assertThat(trained.clusterSizes().stream().mapToLong(Long::longValue).sum()).isEqualTo(rows.size());
    }

    @Test
    void shouldReachOnDistinctPointsWithCountsWhatItReachesOnTheRows() throws Exception {
        // Given
        List<double[]> rows = Points.skewed(3_000);
        // When
        Trained trained = trained(rows);
        // Then
        KMeansModel model = (KMeansModel) trained.artefact();
        double inertia = trained.metrics().get(ModelManifest.INERTIA);
        double ofEachRow = rows.stream().mapToDouble(row -> model.assign(row).distance()).map(d -> d * d).sum();
        assertThat(ofEachRow).isCloseTo(inertia, within(inertia * 1e-9));
        ScaledPoints scaledRows = Points.each(rows.stream().map(model.scaler()::scale).toList());
        double unweighted = new BestStart.Running(new TribuoKMeans(TransactionFeatures.NAMES, scaledRows), scaledRows,
                SETTINGS, 3, pool).best().orElseThrow().inertia();
        assertThat(inertia).isLessThanOrEqualTo(unweighted * (1 + 1e-9));
    }

    @Test
    void shouldGiveTheSameBitsHoweverManyThreadsAndBatches() throws Exception {
        // Given
        List<double[]> rows = Points.skewed(2_000);
        ExecutorService single = Executors.newSingleThreadExecutor();
        // When
        List<Outcome> inOneBatch = train(new BatchFolder(folder.resolve("one")), List.of(rows), single);
        List<Outcome> inThree = train(new BatchFolder(folder.resolve("three")),
                List.of(rows.subList(0, 3), rows.subList(3, 1_234), rows.subList(1_234, 2_000)), pool);
        single.shutdown();
        // Then
        assertThat(artefacts(inThree)).isEqualTo(artefacts(inOneBatch));
    }

    @Test
    void shouldStillGiveTheBitsOfTheGoldenArtefact() throws Exception {
        // Given
        byte[] golden = getClass().getResourceAsStream("/transaction-clusters-golden.json").readAllBytes();
        // When
        Trained trained = trained(Points.skewed(2_000));
        // Then
        assertThat(new String(ArtefactJson.write(trained.artefact()), StandardCharsets.UTF_8))
                .isEqualTo(new String(golden, StandardCharsets.UTF_8).strip());
    }

    @Test
    void shouldNumberClustersByTheirCentroids() throws Exception {
        // When
        KMeansModel model = (KMeansModel) trained(Points.skewed(2_000)).artefact();
        // Then
        assertThat(model.clusterIds()).containsExactly(0, 1, 2);
        assertThat(List.of(model.centroids())).isSortedAccordingTo(Arrays::compare);
    }

    @Test
    void shouldProbeEveryClusterAndTheExtremes() throws Exception {
        // When
        Trained trained = trained(Points.skewed(2_000));
        // Then
        KMeansModel model = (KMeansModel) trained.artefact();
        assertThat(trained.probes()).hasSizeBetween(40, 64).allMatch(probe -> probe.agreesWith(model));
        assertThat(trained.probes()).extracting(probe -> model.assign(probe.input()).cluster()).contains(0, 1, 2);
        assertThat(trained.probes()).extracting(probe -> probe.input()[0]).contains(80_995.0, -80_995.0);
    }

    @Test
    void shouldKeepAFormThatTribuoLoads() throws Exception {
        // When
        Trained trained = trained(Points.skewed(500));
        // Then
        Model<?> model = Model.deserialize(ModelProto.parseFrom(trained.nativeModel()));
        assertThat(model).isInstanceOf(org.tribuo.clustering.kmeans.KMeansModel.class);
    }

    @Test
    void shouldRefuseFewerDistinctPointsThanClusters() throws Exception {
        // Given
        List<double[]> rows = rows(new double[][]{{1, 1}, {2, 1}}, 50, 50);
        // When
        List<Outcome> outcomes = train(new BatchFolder(folder), List.of(rows), pool);
        // Then
        assertThat(outcomes).hasSize(3).allSatisfy(outcome -> assertThat(((Refused) outcome).why())
                .contains("distinct points are too few for 3 clusters"));
    }

    @Test
    void shouldChooseTheNumberOfClustersWithTheHighestSilhouette() throws Exception {
        // Given
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(new double[]{i % 2 * 40 + i % 7, i % 4 / 2 * 40 + i % 11});
        }
        // When
        Trained trained = (Trained) train(new BatchFolder(folder), TransactionClustersForTests.settings("auto"),
                List.of(rows), pool).get(2);
        // Then
        double silhouette = trained.metrics().get(ModelManifest.SILHOUETTE);
        assertThat(trained.clusterSizes()).hasSize(4);
        for (String k : List.of("2", "3", "5", "8")) {
            Trained other = (Trained) train(new BatchFolder(folder.resolve(k)),
                    TransactionClustersForTests.settings(k), List.of(rows), pool).get(2);
            assertThat(other.metrics().get(ModelManifest.SILHOUETTE)).isLessThan(silhouette);
        }
    }

    @Test
    void shouldTryNoMoreClustersByItselfThanThereArePoints() throws Exception {
        // Given
        List<double[]> three = rows(new double[][]{{1, 1}, {2, 1}, {90, 1}}, 5, 5, 5);
        List<double[]> one = rows(new double[][]{{1, 1}}, 9);
        KMeansSettings auto = TransactionClustersForTests.settings("auto");
        // Then
        Trained trained = (Trained) train(new BatchFolder(folder.resolve("three")), auto, List.of(three), pool).get(2);
        assertThat(trained.metrics().get(ModelManifest.SILHOUETTE)).isEqualTo(1);
        assertThat(trained.clusterSizes()).containsExactly(5L, 5L, 5L);
        assertThat(((Refused) train(new BatchFolder(folder.resolve("one")), auto, List.of(one), pool).get(2)).why())
                .isEqualTo("1 distinct points are too few for 2 clusters");
    }

    @Test
    void shouldRefuseConstantRowsAndSingleRows() throws Exception {
        assertThat(train(new BatchFolder(folder.resolve("constant")), List.of(rows(new double[][]{{6, 2.55}}, 900)),
                pool)).hasSize(3).allMatch(Refused.class::isInstance);
        assertThat(train(new BatchFolder(folder.resolve("single")), List.of(rows(new double[][]{{6, 2.55}}, 1)), pool))
                .hasSize(1).allMatch(Refused.class::isInstance);
    }

    @Test
    void shouldTrainOnExactlyAsManyDistinctPointsAsClusters() throws Exception {
        // When
        Trained trained = trained(rows(new double[][]{{1, 1}, {5, 2}, {9, 4}}, 4, 2, 1));
        // Then
        assertThat(trained.metrics().get(ModelManifest.INERTIA)).isCloseTo(0, within(1e-20));
        assertThat(trained.clusterSizes()).containsExactly(4L, 2L, 1L);
    }

    @Test
    void shouldRefuseDistinctPointsThatScalingMakesEqual() throws Exception {
        // Given
        List<double[]> rows = rows(new double[][]{{1, 1e-290}, {1, 2e-290}, {1, 3e-290}, {1, 1e100}}, 1, 1, 1, 1);
        // When
        List<Outcome> outcomes = train(new BatchFolder(folder), List.of(rows), pool);
        // Then
        assertThat(outcomes).last().isInstanceOf(Refused.class);
    }

    @Test
    void shouldRefuseValuesTooLargeToScale() throws Exception {
        // Given
        List<double[]> rows = rows(new double[][]{{1, 1e300}, {2, -1e300}, {3, 1}}, 1, 1, 1);
        // When
        List<Outcome> outcomes = train(new BatchFolder(folder), List.of(rows), pool);
        // Then
        assertThat(((Refused) outcomes.get(2)).why()).contains("too large");
    }

    @Test
    void shouldSeparateMoreOfTheRowsBehindLogarithms() throws Exception {
        // Given
        KMeansSettings logarithms = new KMeansSettings(ClusterCount.fixed(3), 20, 42, 300, Scaler.Kind.LOG_STANDARD);
        List<double[]> rows = Points.skewed(2_000);
        // When
        Trained trained = (Trained) train(new BatchFolder(folder), logarithms, List.of(rows), pool).get(2);
        // Then
        KMeansModel model = (KMeansModel) ArtefactJson.read(ArtefactJson.write(trained.artefact()));
        assertThat(model.scaler().kind()).isEqualTo(Scaler.Kind.LOG_STANDARD);
        assertThat(trained.probes()).isNotEmpty().allMatch(probe -> probe.agreesWith(model));
        assertThat(Collections.max(trained.clusterSizes())).isLessThan(Collections.max(trained(rows).clusterSizes()));
    }

    private Trained trained(List<double[]> rows) throws Exception {
        return (Trained) train(new BatchFolder(folder.resolve("trained")), List.of(rows), pool).get(2);
    }

    private static List<Outcome> train(BatchFolder folder, List<List<double[]>> batches, ExecutorService pool)
            throws Exception {
        return train(folder, SETTINGS, batches, pool);
    }

    private static List<Outcome> train(BatchFolder folder, KMeansSettings settings, List<List<double[]>> batches,
            ExecutorService pool) throws Exception {
        batches.forEach(folder::add);
        Path where = folder.file(folder.batches().get(0)).getParent();
        Family family = TransactionClustersForTests.of(where, where, settings, TransactionClustersForTests.NO_CLEANING);
        return family.train(family.versions().slices(folder.batches()), pool).stream()
                .map(candidate -> candidate.against(Predecessors.none())).toList();
    }

    private static List<String> artefacts(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> ArtefactJson.write(((Trained) outcome).artefact()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
    }

    /** Each point as often as its count says. */
    private static List<double[]> rows(double[][] points, int... counts) {
        List<double[]> rows = new ArrayList<>();
        IntStream.range(0, points.length)
                .forEach(point -> IntStream.range(0, counts[point]).forEach(i -> rows.add(points[point])));
        return rows;
    }

    /** The least inertia over all ways to put the points into k clusters. */
    private static double optimum(ScaledPoints points, int k) {
        double least = Double.POSITIVE_INFINITY;
        int ways = (int) Math.pow(k, points.size());
        for (int way = 0; way < ways; way++) {
            int[] clusters = new int[points.size()];
            for (int point = 0, rest = way; point < clusters.length; point++, rest /= k) {
                clusters[point] = rest % k;
            }
            least = Math.min(least, inertia(points, clusters, k));
        }
        return least;
    }

    private static double inertia(ScaledPoints points, int[] clusters, int k) {
        double[][] mean = new double[k][2];
        long[] rows = new long[k];
        for (int point = 0; point < clusters.length; point++) {
            rows[clusters[point]] += points.counts()[point];
            for (int f = 0; f < 2; f++) {
                mean[clusters[point]][f] += points.counts()[point] * points.values()[point][f];
            }
        }
        double sum = 0;
        for (int point = 0; point < clusters.length; point++) {
            int c = clusters[point];
            sum += points.counts()[point] * ScaledPoints.squaredDistance(points.values()[point],
                    new double[]{mean[c][0] / rows[c], mean[c][1] / rows[c]});
        }
        return sum;
    }
}
