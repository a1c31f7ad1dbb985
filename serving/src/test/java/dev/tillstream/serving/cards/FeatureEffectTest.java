package dev.tillstream.serving.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.Scaler;
import org.junit.jupiter.api.Test;

class FeatureEffectTest {

    @Test
    void shouldTellWhatOneMoreDoesInTheUnitsOfTheInput() {
        // When
        List<FeatureEffect> effects = FeatureEffect.of(model(Scaler.Kind.STANDARD));
        // Then
        assertThat(effects).extracting(FeatureEffect::coefficient).containsExactly(1.5, -0.25);
        assertThat(effects).extracting(FeatureEffect::importance).containsExactly(0.75, 0.25);
    }

    /** One more look is much after the first one, and next to nothing after the hundredth. */
    @Test
    void shouldTellNoSuchThingOfLogarithms() {
        // When
        List<FeatureEffect> effects = FeatureEffect.of(model(Scaler.Kind.LOG_STANDARD));
        // Then
        assertThat(effects).extracting(FeatureEffect::coefficient).containsExactly(null, null);
        assertThat(effects).extracting(FeatureEffect::importance).containsExactly(0.75, 0.25);
    }

    private static LinearModel model(Scaler.Kind kind) {
        return new LinearModel(List.of("views", "items"), new Scaler(kind, new double[]{1, 1}, new double[]{2, 4}), 0,
                new double[]{3, -1});
    }
}
