package dev.tillstream.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class LinearModelTest {

    private static final LinearModel MODEL = new LinearModel(List.of("a", "b"),
            new Scaler(new double[]{10, 0}, new double[]{2, 4}), 7, new double[]{3, -0.5});

    @Test
    void shouldPredictTheInterceptAtTheMean() {
        assertThat(MODEL.answer(new double[]{10, 0})).containsExactly(7, 0, 0);
    }

    @Test
    void shouldTellWhatEachFeatureContributes() {
        assertThat(MODEL.answer(new double[]{14, 8})).containsExactly(7 + 6 - 1, 6, -1);
        assertThat(MODEL.predict(new double[]{14, 8})).isEqualTo(12);
    }

    @Test
    void shouldRefusePointsOfAnotherLength() {
        assertThatThrownBy(() -> MODEL.answer(new double[]{1})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseNumbersThatAreNone() {
        Scaler scaler = new Scaler(new double[]{0}, new double[]{1});
        assertThatThrownBy(() -> new LinearModel(List.of("a"), scaler, Double.NaN, new double[]{1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinearModel(List.of("a"), scaler, 0, new double[]{Double.POSITIVE_INFINITY}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldBeDigestedByItsNumbersAndItsRecipe() {
        String lines = """
                tillstream-canonical 1
                linear
                feature a
                feature b
                scaling standard
                mean 4024000000000000 0000000000000000
                scale 4000000000000000 4010000000000000
                intercept 401c000000000000
                coefficients 4008000000000000 bfe0000000000000
                recipe versions=thirds
                """;
        assertThat(CanonicalDigest.of(MODEL, new TreeMap<>(Map.of("versions", "thirds"))))
                .isEqualTo(Sha256.of(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
