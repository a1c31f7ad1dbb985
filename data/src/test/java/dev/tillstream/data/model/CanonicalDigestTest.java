package dev.tillstream.data.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class CanonicalDigestTest {

    private static final SortedMap<String, String> RECIPE = new TreeMap<>(Map.of("seed", "42", "k", "2"));
    private static final String DIGEST = CanonicalDigest.of(model(new double[][]{{-1, 2}, {0, 1}}, 0, 1), RECIPE);

    @Test
    void shouldBeTheDigestOfTheDocumentedLines() {
        String lines = """
                tillstream-canonical 1
                k-means
                feature quantity
                feature price
                scaling standard
                mean 4024000000000000 0000000000000000
                scale 4000000000000000 3ff0000000000000
                centroid bff0000000000000 4000000000000000
                centroid 0000000000000000 3ff0000000000000
                recipe k=2
                recipe seed=42
                """;
        assertThat(DIGEST).isEqualTo(Sha256.of(lines.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldNotDependOnTheOrderOrTheNumbersOfClusters() {
        assertThat(CanonicalDigest.of(model(new double[][]{{0, 1}, {-1, 2}}, 7, 3), RECIPE)).isEqualTo(DIGEST);
        assertThat(CanonicalDigest.of(model(new double[][]{{-0.0, 1}, {-1, 2}}, 7, 3), RECIPE)).isEqualTo(DIGEST);
    }

    @Test
    void shouldDependOnEveryBitAndEverySetting() {
        assertThat(CanonicalDigest.of(model(new double[][]{{-1, Math.nextUp(2.0)}, {0, 1}}, 0, 1), RECIPE))
                .isNotEqualTo(DIGEST);
        assertThat(CanonicalDigest.of(model(new double[][]{{-1, 2}, {0, 1}}, 0, 1),
                new TreeMap<>(Map.of("seed", "43", "k", "2")))).isNotEqualTo(DIGEST);
        assertThat(CanonicalDigest.of(new KMeansModel(List.of("quantity", "price"),
                new Scaler(Scaler.Kind.LOG_STANDARD, new double[]{10, -0.0}, new double[]{2, 1}),
                new double[][]{{-1, 2}, {0, 1}}, new int[]{0, 1}), RECIPE)).isNotEqualTo(DIGEST);
    }

    private static KMeansModel model(double[][] centroids, int... ids) {
        return new KMeansModel(List.of("quantity", "price"),
                new Scaler(new double[]{10, -0.0}, new double[]{2, 1}), centroids, ids);
    }
}
