package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KMeansSettingsTest {

    @Test
    void shouldRefuseSettingsThatGiveNoClusters() {
        assertThatThrownBy(() -> new KMeansSettings(1, 20, 42, 300)).hasMessageContaining("k=1");
        assertThatThrownBy(() -> new KMeansSettings(3, 0, 42, 300)).hasMessageContaining("restarts=0");
        assertThatThrownBy(() -> new KMeansSettings(3, 20, 42, 0)).hasMessageContaining("maxIterations=0");
    }
}
