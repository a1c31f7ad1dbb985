package dev.tillstream.trainer.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.data.model.Scaler;
import org.junit.jupiter.api.Test;

class KMeansSettingsTest {

    @Test
    void shouldRefuseSettingsThatGiveNoClusters() {
        assertThatThrownBy(() -> ClusterCount.of("1")).hasMessageContaining("k=1");
        assertThatThrownBy(() -> ClusterCount.of("many")).hasMessage("k is 'many', not a whole number or auto");
        assertThatThrownBy(() -> settings(0, 300)).hasMessageContaining("restarts=0");
        assertThatThrownBy(() -> settings(20, 0)).hasMessageContaining("maxIterations=0");
    }

    @Test
    void shouldTryFromTwoToTenClustersByItself() {
        // When
        ClusterCount auto = ClusterCount.of("auto");
        // Then
        assertThat(auto).isEqualTo(new ClusterCount(2, 10));
        assertThat(new KMeansSettings(auto, 20, 42, 300, Scaler.Kind.LOG_STANDARD).recipe())
                .containsEntry("k", "auto").containsEntry("scaling", "log-standard");
        assertThat(ClusterCount.of("4").label()).isEqualTo("4");
    }

    private static KMeansSettings settings(int restarts, int maxIterations) {
        return new KMeansSettings(ClusterCount.fixed(3), restarts, 42, maxIterations, Scaler.Kind.STANDARD);
    }
}
