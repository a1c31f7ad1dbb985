package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SilhouetteTest {

    @RepeatedTest(10)
    void shouldAgreeWithBruteForceOnRandomRowsWithDuplicates() {
        // Given
        Random random = new Random();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(new double[]{random.nextInt(12), random.nextInt(5) / 2.0});
        }
        int k = 2 + random.nextInt(4);
        // Then
        assertAgreement(rows, k);
    }

    @Test
    void shouldAgreeWithBruteForceWithHugeOutliersFarFromTheOrigin() {
        // Given
        Random random = new Random(3);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(new double[]{1e6 + random.nextInt(10) * 1e-2, 1e6 + random.nextInt(10) * 1e-2});
        }
        rows.add(new double[]{80_995e3, 0});
        rows.add(new double[]{-80_995e3, 0});
        // Then
        assertAgreement(rows, 4);
    }

    @Test
    void shouldGiveTheOnlyRowOfAClusterZero() {
        // Given
        ScaledPoints points = new ScaledPoints(new double[][]{{0}, {1}, {10}}, new long[]{1, 1, 1});
        // When
        double mean = mean(points, new int[]{0, 0, 1}, 2);
        // Then
        assertThat(mean).isCloseTo((1 - 1 / 100.0 + 1 - 1 / 81.0 + 0) / 3, within(1e-12));
        assertThat(silhouette(points, new int[]{0, 0, 1}, 2).ofClusters())
                .containsExactly(new double[]{1 - (1 / 100.0 + 1 / 81.0) / 2, 0}, within(1e-12));
    }

    @Test
    void shouldBeZeroForOneCluster() {
        // Given
        ScaledPoints points = new ScaledPoints(new double[][]{{0}, {1}}, new long[]{5, 5});
        // Then
        assertThat(mean(points, new int[]{0, 0}, 3)).isZero();
    }

    @Test
    void shouldBeZeroForEqualPointsInTwoClusters() {
        // Given
        ScaledPoints points = new ScaledPoints(new double[][]{{4}, {4}}, new long[]{3, 2});
        // Then
        assertThat(mean(points, new int[]{0, 1}, 2)).isZero();
    }

    /** Any clusters, but so that equal rows share a cluster. */
    private static void assertAgreement(List<double[]> rows, int k) {
        ScaledPoints each = Points.each(rows);
        int[] clusterOfRow = new int[rows.size()];
        for (int row = 0; row < clusterOfRow.length; row++) {
            clusterOfRow[row] = cluster(rows.get(row), k);
        }
        var counted = Points.counted(rows);
        double[][] values = new double[counted.size()][];
        long[] counts = new long[counted.size()];
        int[] clusterOfPoint = new int[counted.size()];
        for (int point = 0; point < values.length; point++) {
            values[point] = counted.point(point);
            counts[point] = counted.count(point);
            clusterOfPoint[point] = cluster(values[point], k);
        }
        Silhouette silhouette = silhouette(new ScaledPoints(values, counts), clusterOfPoint, k);
        double[] expected = bruteForce(each.values(), clusterOfRow, k);
        assertThat(silhouette.mean()).isCloseTo(Arrays.stream(expected).average().orElseThrow(), within(1e-9));
        for (int c = 0; c < k; c++) {
            int cluster = c;
            double ofCluster = IntStream.range(0, expected.length).filter(row -> clusterOfRow[row] == cluster)
                    .mapToDouble(row -> expected[row]).average().orElse(0);
            assertThat(silhouette.ofClusters()[c]).isCloseTo(ofCluster, within(1e-9));
        }
    }

    private static int cluster(double[] row, int k) {
        return (int) ((Math.round(row[0] * 100) * 2_654_435_761L >>> 16) % k);
    }

    /** Each row's score. */
    private static double[] bruteForce(double[][] rows, int[] clusters, int k) {
        double[] scores = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            double[] distance = new double[k];
            int[] others = new int[k];
            for (int other = 0; other < rows.length; other++) {
                if (other != row) {
                    distance[clusters[other]] += ScaledPoints.squaredDistance(rows[row], rows[other]);
                    others[clusters[other]]++;
                }
            }
            int own = clusters[row];
            double nearest = Double.POSITIVE_INFINITY;
            for (int c = 0; c < k; c++) {
                if (c != own && others[c] > 0) {
                    nearest = Math.min(nearest, distance[c] / others[c]);
                }
            }
            if (others[own] > 0) {
                double within = distance[own] / others[own];
                double larger = Math.max(within, nearest);
                scores[row] = larger == 0 ? 0 : (nearest - within) / larger;
            }
        }
        return scores;
    }

    private static double mean(ScaledPoints points, int[] clusters, int k) {
        return silhouette(points, clusters, k).mean();
    }

    private static Silhouette silhouette(ScaledPoints points, int[] clusters, int k) {
        return Silhouette.of(points, clusters, ClusterMoments.of(points, clusters, k));
    }
}
