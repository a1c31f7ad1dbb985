package dev.tillstream.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.tillstream.bench.process.BenchmarkFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineModelTest {

    private static final String MANIFEST = """
            {"family": "quantity-category", "version": %d, "revision": 1, "dataset": "online-retail",
             "algorithm": "random-forest", "features": ["quantity"], "dataSize": 10000, "metrics": {"macro_f1": 0.9},
             "clusterSizes": [], "recipe": {"trees": "50", "max-rows-per-tree": "100000"},
             "provenance": {"batches": 1, "firstBatch": "t-0-20000", "lastBatch": "t-0-20000", "rowsOfLastBatch": 10000},
             "trainedAt": "2010-12-01T08:26:00Z", "trainingSeconds": 1.5, "library": "Tribuo", "artefactSha256": "00",
             "offsets": [{"topic": "t", "partition": 0, "first": 20000, "last": 29999}],
             "classes": [{"name": "low", "below": 3.0, "rows": 1}, {"name": "medium", "from": 3.0, "below": 12.0, "rows": 1},
                         {"name": "high", "from": 12.0, "rows": 1}]}""";

    @TempDir
    Path store;

    @Test
    void shouldTellScikitLearnTheRowsAndBoundsOfAVersion() throws IOException {
        // Given
        for (int version = 1; version <= 3; version++) {
            Path revision = Files.createDirectories(store.resolve("quantity-category/" + version + "/1"));
            Files.writeString(revision.resolve("manifest.json"), MANIFEST.formatted(version));
        }

        // When
        List<LineModel> models = LineModel.read(store, List.of(LineFamily.QUANTITY_CATEGORY));

        // Then
        assertThat(models).hasSize(3).allMatch(model -> model.score() == 0.9);
        assertThat(models.get(2).task()).containsEntry("version", 3).containsEntry("kind", "forest")
                .containsEntry("first", 20_000L).containsEntry("rows", 10_000L)
                .containsEntry("bounds", Arrays.asList(3.0, 12.0)).containsEntry("trees", 50)
                .containsEntry("max_samples", 100_000);
    }

    @Test
    void shouldSayWhichVersionIsMissing() {
        assertThatThrownBy(() -> LineModel.read(store, List.of(LineFamily.TOTAL_AMOUNT)))
                .isInstanceOf(BenchmarkFailedException.class).hasMessageContaining("version 1 of total-amount");
    }
}
