package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.tillstream.trainer.digest.WeightedPoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterIndicesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldAgreeWithBruteForceOverTheRows(int seed) {
        // Given
        Random random = new Random(seed);
        List<double[]> rows = Points.random(random, 20 + random.nextInt(300));
        int k = 2 + random.nextInt(5);
        // When
        WeightedPoints counted = Points.counted(rows);
        ScaledPoints points = Points.unscaled(counted);
        int[] clusters = new int[points.size()];
        for (int point = 0; point < clusters.length; point++) {
            clusters[point] = cluster(points.values()[point], k);
        }
        ClusterMoments moments = ClusterMoments.of(points, clusters, k);
        // Then
        List<List<double[]>> groups = groups(rows, k);
        assertThat(moments.inhabited()).isGreaterThan(1);
        assertClose(ClusterIndices.daviesBouldin(points, clusters, moments).orElseThrow(), daviesBouldin(groups));
        assertClose(ClusterIndices.calinskiHarabasz(moments).orElseThrow(), calinskiHarabasz(groups, mean(rows)));
        assertThat(ClusterIndices.balance(moments)).isCloseTo(evenness(groups, rows.size(), k), within(1e-12));
    }

    @Test
    void shouldHaveTheKnownValuesOfASmallCase() {
        // Given
        ScaledPoints points = new ScaledPoints(new double[][]{{0}, {2}, {10}}, new long[]{1, 1, 2});
        int[] clusters = {0, 0, 1};
        ClusterMoments moments = ClusterMoments.of(points, clusters, 2);
        // Then
        assertThat(ClusterIndices.daviesBouldin(points, clusters, moments)).hasValue((1.0 + 0) / 9);
        assertThat(ClusterIndices.calinskiHarabasz(moments)).hasValue(81.0 / (2.0 / 2));
        assertThat(ClusterIndices.balance(moments)).isEqualTo(1);
    }

    @Test
    void shouldNotBeDefinedForOneCluster() {
        // Given
        ScaledPoints points = new ScaledPoints(new double[][]{{0}, {2}}, new long[]{1, 3});
        int[] clusters = {0, 0};
        ClusterMoments moments = ClusterMoments.of(points, clusters, 2);
        // Then
        assertThat(ClusterIndices.daviesBouldin(points, clusters, moments)).isEmpty();
        assertThat(ClusterIndices.calinskiHarabasz(moments)).isEmpty();
        assertThat(ClusterIndices.balance(moments)).isZero();
    }

    @Test
    void shouldNotBeDefinedForEqualPointsOrWithoutAnyError() {
        // Given
        int[] clusters = {0, 1};
        ScaledPoints equal = new ScaledPoints(new double[][]{{4}, {4}}, new long[]{3, 3});
        ScaledPoints alone = new ScaledPoints(new double[][]{{4}, {5}}, new long[]{1, 1});
        ClusterMoments momentsOfEqual = ClusterMoments.of(equal, clusters, 2);
        ClusterMoments momentsOfAlone = ClusterMoments.of(alone, clusters, 2);
        // Then
        assertThat(ClusterIndices.daviesBouldin(equal, clusters, momentsOfEqual)).isEmpty();
        assertThat(ClusterIndices.calinskiHarabasz(momentsOfEqual)).isEmpty();
        assertThat(ClusterIndices.calinskiHarabasz(momentsOfAlone)).isEmpty();
        assertThat(ClusterIndices.daviesBouldin(alone, clusters, momentsOfAlone)).hasValue(0);
    }

    private static int cluster(double[] row, int k) {
        return (int) ((Math.round(row[0] * 100) * 2_654_435_761L >>> 16) % k);
    }

    private static List<List<double[]>> groups(List<double[]> rows, int k) {
        List<List<double[]>> groups = new ArrayList<>();
        for (int c = 0; c < k; c++) {
            int cluster = c;
            groups.add(rows.stream().filter(row -> cluster(row, k) == cluster).toList());
        }
        return groups.stream().filter(group -> !group.isEmpty()).toList();
    }

    private static double[] mean(List<double[]> rows) {
        return new double[]{rows.stream().mapToDouble(row -> row[0]).average().orElseThrow(),
                rows.stream().mapToDouble(row -> row[1]).average().orElseThrow()};
    }

    private static double distance(double[] one, double[] other) {
        return Math.hypot(one[0] - other[0], one[1] - other[1]);
    }

    private static double daviesBouldin(List<List<double[]>> groups) {
        double[] spread = groups.stream().mapToDouble(group -> group.stream()
                .mapToDouble(row -> distance(row, mean(group))).average().orElseThrow()).toArray();
        double sum = 0;
        for (int i = 0; i < spread.length; i++) {
            double worst = 0;
            for (int j = 0; j < spread.length; j++) {
                if (i != j) {
                    worst = Math.max(worst,
                            (spread[i] + spread[j]) / distance(mean(groups.get(i)), mean(groups.get(j))));
                }
            }
            sum += worst;
        }
        return sum / spread.length;
    }

    private static double calinskiHarabasz(List<List<double[]>> groups, double[] mean) {
        double between = 0;
        double within = 0;
        int rows = 0;
        for (List<double[]> group : groups) {
            for (double[] row : group) {
                between += Math.pow(distance(mean(group), mean), 2);
                within += Math.pow(distance(row, mean(group)), 2);
                rows++;
            }
        }
        return between * (rows - groups.size()) / (within * (groups.size() - 1));
    }

    private static double evenness(List<List<double[]>> groups, int rows, int k) {
        return groups.stream().mapToDouble(group -> (double) group.size() / rows).map(p -> -p * Math.log(p)).sum()
                / Math.log(k);
    }

    private static void assertClose(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }
}
