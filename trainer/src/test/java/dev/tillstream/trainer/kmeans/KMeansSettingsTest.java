package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.data.model.Scaler;
import org.junit.jupiter.api.Test;

class KMeansSettingsTest {

    @Test
    void shouldRefuseSettingsThatGiveNoClusters() {
        assertThatThrownBy(() -> new KMeansSettings(1, 20, 42, 300, Scaler.Kind.STANDARD)).hasMessageContaining("k=1");
        assertThatThrownBy(() -> new KMeansSettings(3, 0, 42, 300, Scaler.Kind.STANDARD))
                .hasMessageContaining("restarts=0");
        assertThatThrownBy(() -> new KMeansSettings(3, 20, 42, 0, Scaler.Kind.STANDARD))
                .hasMessageContaining("maxIterations=0");
    }
}
