package dev.tillstream.bench.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ServedVersionTest {

    @Test
    void shouldReadWhatIsInServiceOfVisitors() throws IOException {
        // Given
        String answer = """
                {"families": [
                  {"family": "transaction-clusters", "best": 1, "versions": [
                    {"version": 1, "state": "serving", "manifest": {"version": 1, "dataSize": 5, "metrics": {}}}]},
                  {"family": "purchase-intent", "best": 2, "versions": [
                    {"version": 1, "state": "empty", "manifest": null},
                    {"version": 2, "state": "degraded",
                     "manifest": {"version": 2, "dataSize": 20000, "metrics": {"roc_auc": 0.75}}}]}]}""";

        // When
        List<ServedVersion> served = ServedVersion.read(new ObjectMapper().readTree(answer));

        // Then
        assertThat(served).containsExactly(
                new ServedVersion("purchase-intent", 2, 20_000, Map.of("roc_auc", 0.75)));
        assertThat(served.get(0).metric("roc_auc")).isEqualTo(0.75);
        assertThatThrownBy(() -> served.get(0).metric("silhouette")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'silhouette'").hasMessageContaining("purchase-intent version 2");
    }

    @Test
    void shouldCoverTheFileOnlyWithAllVersionsOfAllItsRows() {
        // Given: of 20,000 rows a third is no whole number
        List<ServedVersion> served = new ArrayList<>();
        for (String family : ServedVersion.FAMILIES) {
            served.add(new ServedVersion(family, 1, 6_666, Map.of()));
            served.add(new ServedVersion(family, 2, 13_333, Map.of()));
            served.add(new ServedVersion(family, 3, 20_000, Map.of()));
        }

        // Then
        assertThat(ServedVersion.cover(served, 20_000)).isTrue();
        assertThat(ServedVersion.cover(served, 30_000)).isFalse();
        assertThat(ServedVersion.cover(served.subList(0, 8), 20_000)).isFalse();
        assertThat(ServedVersion.cover(List.of(), 0)).isFalse();
        served.set(4, new ServedVersion(ServedVersion.INTENT, 2, 13_332, Map.of()));
        assertThat(ServedVersion.cover(served, 20_000)).isFalse();
    }
}
