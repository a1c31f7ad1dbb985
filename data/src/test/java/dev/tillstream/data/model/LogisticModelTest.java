package dev.tillstream.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

import dev.tillstream.data.Golden;
import org.junit.jupiter.api.Test;

class LogisticModelTest {

    private static final LinearModel LINEAR = new LinearModel(List.of("a", "b"),
            new Scaler(new double[]{10, 0}, new double[]{2, 4}), 0.5, new double[]{3, -0.5});
    private static final LogisticModel MODEL = new LogisticModel(LINEAR, List.of("regular", "high-value"), 0.25);

    @Test
    void shouldGiveTheSecondClassTheProbabilityOfItsScore() {
        // When
        double[] answer = MODEL.answer(new double[]{9, 4});
        // Then
        assertThat(answer).hasSize(5);
        assertThat(answer[2]).isEqualTo(0.5 - 1.5 - 0.5);
        assertThat(answer[1]).isCloseTo(1 / (1 + Math.exp(1.5)), within(1e-15));
        assertThat(LogisticModel.contributions(answer)).containsExactly(-1.5, -0.5);
    }

    @Test
    void shouldPutAPointIntoTheSecondClassFromTheThresholdOn() {
        assertThat(MODEL.answer(new double[]{9, 4})[0]).isZero();
        assertThat(MODEL.answer(new double[]{9.4, 0})[0]).isOne();
        assertThat(new LogisticModel(new LinearModel(List.of("a"), new Scaler(new double[]{0}, new double[]{1}), 0,
                new double[]{0}), List.of("x", "y"), 0.5).answer(new double[]{7})[0]).isOne();
    }

    @Test
    void shouldKeepItsProbabilityANumberHoweverFarThePointIs() {
        assertThat(MODEL.probability(new double[]{1e90, 0})).isEqualTo(1);
        assertThat(MODEL.probability(new double[]{-1e90, 0})).isZero();
    }

    @Test
    void shouldKeepItsForm() throws IOException {
        assertThat(new String(ArtefactJson.write(MODEL), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("logistic-format-3.json"));
        assertThat(ArtefactJson.read(Golden.bytes("logistic-format-3.json"))).isEqualTo(MODEL);
    }

    @Test
    void shouldBeDigestedWithItsClasses() {
        LogisticModel other = new LogisticModel(LINEAR, List.of("regular", "low-value"), 0.25);
        assertThat(CanonicalDigest.of(other, new TreeMap<>())).isNotEqualTo(CanonicalDigest.of(MODEL, new TreeMap<>()));
    }

    @Test
    void shouldRefuseWhatIsNoTwoClassesOrNoProbability() {
        assertThatThrownBy(() -> new LogisticModel(LINEAR, List.of("one"), 0.5)).hasMessageContaining("two classes");
        assertThatThrownBy(() -> new LogisticModel(LINEAR, List.of("one", "one"), 0.5))
                .hasMessageContaining("two classes");
        assertThatThrownBy(() -> new LogisticModel(LINEAR, List.of("one", "two"), 1)).hasMessageContaining("threshold");
    }
}
