package dev.tillstream.trainer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.model.ModelManifest;

/**
 * The file {@code models_info.json} of the retail-clustering system that this replaces, with its field names: the
 * newest version of each of the three models.
 */
public final class ModelsInfo {

    /** @param trainingTime UTC without a zone, as the file has always had it: {@code 2024-01-15T10:30:00} */
    record Entry(
            @JsonProperty("data_size") long dataSize,
            @JsonProperty("silhouette_score") double silhouetteScore,
            @JsonProperty("training_time") String trainingTime) {}

    private ModelsInfo() {}

    /** Writes the file into the folder, in the place of the one before. */
    public static void write(Path folder, Collection<ModelManifest> newest) throws IOException {
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (ModelManifest manifest : newest) {
            LocalDateTime time = LocalDateTime.ofInstant(manifest.trainedAt().truncatedTo(ChronoUnit.SECONDS),
                    ZoneOffset.UTC);
            entries.put("model_" + manifest.version(), new Entry(manifest.dataSize(),
                    manifest.metric(ModelManifest.SILHOUETTE), DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)));
        }
        Files.createDirectories(folder);
        AtomicFiles.write(folder.resolve("models_info.json"), EventJson.encode(entries));
    }
}
