package dev.tillstream.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class KMeansModelTest {

    private static final Scaler SCALER = new Scaler(new double[]{10, 2}, new double[]{5, 0.5});
    private static final KMeansModel MODEL = new KMeansModel(List.of("quantity", "price"), SCALER,
            new double[][]{{0, 0}, {3, 4}, {-1, 0}}, new int[]{4, 0, 2});

    @Test
    void shouldFindTheNearestAndTheSecondNearestCluster() {
        ClusterAnswer answer = MODEL.assign(new double[]{25, 4});
        assertThat(answer.cluster()).isZero();
        assertThat(answer.distance()).isZero();
        assertThat(answer.runnerUp()).isEqualTo(4);
        assertThat(answer.margin()).isEqualTo(5);
    }

    @Test
    void shouldTakeTheFirstOfEquallyNearClusters() {
        ClusterAnswer answer = MODEL.assign(new double[]{7.5, 2});
        assertThat(answer).isEqualTo(new ClusterAnswer(4, 0.5, 2, 0));
    }

    @Test
    void shouldBeItsOwnRunnerUpWhenAlone() {
        KMeansModel one = new KMeansModel(List.of("x"), new Scaler(new double[]{0}, new double[]{1}),
                new double[][]{{1}}, new int[]{7});
        assertThat(one.assign(new double[]{3})).isEqualTo(new ClusterAnswer(7, 2, 7, 0));
    }

    @Test
    void shouldAnswerWithEveryNumberOfTheAssignment() {
        assertThat(MODEL.answer(new double[]{25, 4})).containsExactly(0, 0, 4, 5);
    }

    @Test
    void shouldRefuseAnInputOfAnotherLength() {
        assertThatThrownBy(() -> MODEL.assign(new double[]{1})).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 values for 2 features");
    }

    @Test
    void shouldNotBeChangedThroughItsArrays() {
        MODEL.centroids()[0][0] = 99;
        MODEL.clusterIds()[0] = 99;
        assertThat(MODEL.centroids()[0][0]).isZero();
        assertThat(MODEL.clusterIds()[0]).isEqualTo(4);
    }

    @Test
    void shouldRefuseInconsistentParts() {
        List<String> features = List.of("quantity", "price");
        double[][] centroids = {{0, 0}, {1, 1}};
        assertThatThrownBy(() -> new KMeansModel(List.of("quantity"), SCALER, centroids, new int[]{0, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KMeansModel(features, SCALER, centroids, new int[]{0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KMeansModel(features, SCALER, centroids, new int[]{1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                () -> new KMeansModel(features, SCALER, new double[][]{{0}, {1}}, new int[]{0, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KMeansModel(features, SCALER, new double[][]{{0, Double.NaN}}, new int[]{0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldAgreeWithAProbeOnlyBitForBit() {
        double[] input = {11, 3};
        double[] answer = MODEL.answer(input);
        assertThat(new Probe(input, answer).agreesWith(MODEL)).isTrue();
        answer[1] = Math.nextUp(answer[1]);
        assertThat(new Probe(input, answer).agreesWith(MODEL)).isFalse();
        assertThat(new Probe(input, new double[]{4}).agreesWith(MODEL)).isFalse();
    }

    @Test
    void shouldRefuseAScaleThatCannotDivide() {
        for (double scale : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Scaler(new double[]{0}, new double[]{scale}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldUndoItsScaling() {
        assertThat(SCALER.unscale(0, SCALER.scale(0, 25))).isEqualTo(25);
        assertThat(SCALER.scale(new double[]{25, 4})).containsExactly(3, 4);
    }

    @Test
    void shouldScaleLogarithmsOfBothSignsAlike() {
        // Given
        Scaler scaler = new Scaler(Scaler.Kind.LOG_STANDARD, new double[]{0.5}, new double[]{2});
        // Then
        assertThat(scaler.scale(0, 80_995)).isEqualTo((StrictMath.log1p(80_995) - 0.5) / 2);
        assertThat(scaler.scale(0, -80_995)).isEqualTo((-StrictMath.log1p(80_995) - 0.5) / 2);
        assertThat(scaler.scale(0, 0)).isEqualTo(-0.25);
        for (double value : new double[]{-80_995, -0.5, 0, 1e-9, 38_970}) {
            assertThat(scaler.unscale(0, scaler.scale(0, value))).isCloseTo(value, within(1e-9));
        }
    }

    @Test
    void shouldFindTheNearestClusterBehindLogarithms() {
        // Given
        KMeansModel model = new KMeansModel(List.of("x"),
                new Scaler(Scaler.Kind.LOG_STANDARD, new double[]{0}, new double[]{1}),
                new double[][]{{StrictMath.log1p(10)}, {StrictMath.log1p(1_000)}}, new int[]{0, 5});
        // Then
        assertThat(model.assign(new double[]{90}).cluster()).isZero();
        assertThat(model.assign(new double[]{120}).cluster()).isEqualTo(5);
    }
}
