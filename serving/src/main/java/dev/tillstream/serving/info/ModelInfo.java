package dev.tillstream.serving.info;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.model.ServedModel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * System 1's account of a model, in its field names.
 *
 * @param trainingTime UTC to the second, without zone, as system 1 has it
 */
public record ModelInfo(
        @JsonProperty("data_size") @Schema(examples = "178234") long dataSize,
        @JsonProperty("silhouette_score") @Schema(examples = "0.742") double silhouetteScore,
        @JsonProperty("training_time") @Schema(examples = "2024-01-15T10:30:00") String trainingTime) {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    static ModelInfo of(ServedModel served) {
        ModelManifest manifest = served.manifest();
        return new ModelInfo(manifest.dataSize(), served.silhouette(), SECONDS.format(manifest.trainedAt()));
    }
}
