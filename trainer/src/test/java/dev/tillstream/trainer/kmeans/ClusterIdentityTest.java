package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.family.Predecessors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ClusterIdentityTest {

    private static final List<String> FEATURES = List.of("quantity", "price");
    private static final Scaler UNIT = scaler(0, 1);

    @Test
    void shouldNumberTheFirstModelInTheOrderOfItsCentroids() {
        assertThat(ids(3, UNIT, Predecessors.none(), 1, 2, 3)).containsExactly(0, 1, 2);
    }

    @RepeatedTest(20)
    void shouldKeepEveryNumberWhenNothingChangesButTheOrder() {
        // Given
        Random random = new Random();
        double[] places = random.doubles(6, -1e4, 1e4).toArray();
        KMeansModel old = model(UNIT, new int[]{4, 0, 9, 2, 7, 1}, places);
        int[] order = {3, 1, 5, 0, 4, 2};
        // When
        double[] shuffled = Arrays.stream(order).mapToDouble(index -> places[index]).toArray();
        int[] ids = ids(3, UNIT, new Predecessors(Map.of(3, old), 9), shuffled);
        // Then
        assertThat(ids).containsExactly(2, 0, 1, 4, 7, 9);
    }

    @RepeatedTest(50)
    void shouldGiveEveryClusterANumberOfItsOwnAndKeepAllThatCanBeKept() {
        // Given
        Random random = new Random();
        int oldCount = 1 + random.nextInt(8);
        int newCount = 1 + random.nextInt(8);
        // Some places are shared, some centroids are equal, and some are far out.
        double[] places = random.doubles(10, -100, 100).toArray();
        places[9] = 1e200;
        double[] before = Arrays.stream(new int[oldCount]).mapToDouble(i -> places[random.nextInt(10)]).toArray();
        double[] now = Arrays.stream(new int[newCount]).mapToDouble(i -> places[random.nextInt(10)]).toArray();
        int[] oldIds = random.ints(0, 20).distinct().limit(oldCount).toArray();
        // When
        int[] ids = ids(3, UNIT, new Predecessors(Map.of(3, model(UNIT, oldIds, before)), 20), now);
        // Then
        List<Integer> given = Arrays.stream(ids).boxed().toList();
        List<Integer> had = Arrays.stream(oldIds).boxed().toList();
        assertThat(given).doesNotHaveDuplicates();
        assertThat(given.stream().filter(had::contains)).hasSize(Math.min(oldCount, newCount));
        assertThat(given.stream().filter(id -> !had.contains(id))).allMatch(id -> id > 20);
        if (oldCount == newCount) {
            assertThat(given).containsExactlyInAnyOrderElementsOf(had);
        }
        assertThat(ids(3, UNIT, new Predecessors(Map.of(3, model(UNIT, ids, now)), 40), now)).as("once more")
                .satisfies(again -> assertThat(sortedPlaces(again, now)).isEqualTo(sortedPlaces(ids, now)));
    }

    /** The place of each number, in ascending order of the numbers: equal places may exchange theirs. */
    private static List<Double> sortedPlaces(int[] ids, double[] places) {
        Map<Integer, Double> byId = new TreeMap<>();
        for (int c = 0; c < ids.length; c++) {
            byId.put(ids[c], places[c]);
        }
        return List.copyOf(byId.values());
    }

    @Test
    void shouldCompareInOriginalUnitsWhenTheScalingChanges() {
        // Given
        KMeansModel old = model(scaler(100, 10), new int[]{5, 6}, -10, 3);
        // When
        int[] ids = ids(3, scaler(50, 5), new Predecessors(Map.of(3, old), 6), -10, 16);
        // Then
        assertThat(ids).containsExactly(5, 6);
    }

    @Test
    void shouldCompareInOriginalUnitsWhenLogarithmsAreTaken() {
        // Given
        KMeansModel old = model(UNIT, new int[]{5, 6, 7}, 1, 100, 10_000);
        Scaler logarithms = new Scaler(Scaler.Kind.LOG_STANDARD, new double[]{0, 0}, new double[]{1, 1});
        // When
        int[] ids = ids(3, logarithms, new Predecessors(Map.of(3, old), 7), StrictMath.log1p(9_000),
                StrictMath.log1p(2), StrictMath.log1p(150));
        // Then
        assertThat(ids).containsExactly(7, 5, 6);
    }

    @Test
    void shouldGiveNewClustersNumbersThatNoneHasHad() {
        // Given
        Predecessors before = new Predecessors(Map.of(3, model(UNIT, new int[]{0, 4}, 1, 9)), 6);
        // Then
        assertThat(ids(3, UNIT, before, 0, 1, 5, 9)).containsExactly(7, 0, 8, 4);
        assertThat(ids(3, UNIT, before, 8)).containsExactly(4);
    }

    @Test
    void shouldTakeTheNumbersOfVersionThreeForTheOthers() {
        // Given
        Predecessors before = new Predecessors(Map.of(1, model(UNIT, new int[]{0, 1}, 1, 9), 3,
                model(UNIT, new int[]{3, 2}, 1, 9)), 3);
        // Then
        assertThat(ids(1, UNIT, before, 2, 8)).containsExactly(3, 2);
        assertThat(ids(1, UNIT, new Predecessors(Map.of(2, model(UNIT, new int[]{1, 0}, 1, 9)), 1), 2, 8))
                .containsExactly(1, 0);
    }

    @Test
    void shouldNotCompareModelsOfOtherFeatures() {
        // Given
        KMeansModel old = new KMeansModel(List.of("rows"), new Scaler(new double[]{0}, new double[]{1}),
                new double[][]{{1}}, new int[]{3});
        Predecessors before = new Predecessors(Map.of(3, old), 3);
        // Then
        assertThat(ids(3, UNIT, before, 1, 9)).containsExactly(4, 5);
        assertThat(ClusterIdentity.churn(3, model(UNIT, new int[]{4, 5}, 1, 9),
                Points.counted(List.of(new double[]{1, 1})), before)).isEmpty();
    }

    @Test
    void shouldCountTheRowsWhoseClusterHasAnotherNumber() {
        // Given
        var points = Points.counted(List.of(new double[]{1, 0}, new double[]{1, 0}, new double[]{5, 0},
                new double[]{9, 0}, new double[]{9, 0}));
        Predecessors before = new Predecessors(Map.of(2, model(UNIT, new int[]{0, 1}, 1, 9)), 1);
        // Then
        assertThat(ClusterIdentity.churn(2, model(UNIT, new int[]{0, 1}, 1, 9), points, before)).contains(0.0);
        assertThat(ClusterIdentity.churn(2, model(UNIT, new int[]{0, 1}, 1, 8), points, before)).contains(0.2);
        assertThat(ClusterIdentity.churn(2, model(UNIT, new int[]{0, 7}, 1, 9), points, before)).contains(0.4);
        assertThat(ClusterIdentity.churn(3, model(UNIT, new int[]{0, 7}, 1, 9), points, before)).isEmpty();
    }

    private static int[] ids(int version, Scaler scaler, Predecessors before, double... places) {
        return ClusterIdentity.ids(version, FEATURES, scaler, centroids(places), before);
    }

    private static KMeansModel model(Scaler scaler, int[] ids, double... places) {
        return new KMeansModel(FEATURES, scaler, centroids(places), ids);
    }

    private static double[][] centroids(double... places) {
        return Arrays.stream(places).mapToObj(place -> new double[]{place, 0}).toArray(double[][]::new);
    }

    private static Scaler scaler(double mean, double scale) {
        return new Scaler(new double[]{mean, 0}, new double[]{scale, 1});
    }
}
