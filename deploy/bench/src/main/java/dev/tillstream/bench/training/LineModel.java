package dev.tillstream.bench.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.ModelManifest;

/** One version of a family as it was trained into a store. */
record LineModel(LineFamily family, ModelManifest manifest) {

    private static final int VERSIONS = 3;

    /**
     * Reads the first revisions of three versions of each family.
     *
     * @throws BenchmarkFailedException if one is not there
     */
    static List<LineModel> read(Path store, List<LineFamily> families) {
        List<LineModel> models = new ArrayList<>();
        for (LineFamily family : families) {
            for (int version = 1; version <= VERSIONS; version++) {
                Path manifest = store.resolve(family.name()).resolve(version + "/1/manifest.json");
                try {
                    models.add(new LineModel(family,
                            EventJson.decode(Files.readAllBytes(manifest), ModelManifest.class)));
                } catch (IOException | MalformedEventException e) {
                    throw new BenchmarkFailedException("version " + version + " of " + family.name()
                            + " was not trained: " + manifest + " can't be read", e);
                }
            }
        }
        return models;
    }

    String label() {
        return family.name() + " version " + manifest.version();
    }

    double score() {
        return manifest.metric(family.metric());
    }

    /** Of the stream's rows; the batches are those of one partition. */
    long firstRow() {
        return manifest.offsets().get(0).first();
    }

    /** What scikit-learn has to be told to do the same. */
    Map<String, Object> task() {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("family", family.name());
        task.put("version", manifest.version());
        task.put("kind", family.kind());
        task.put("first", firstRow());
        task.put("rows", manifest.dataSize());
        task.put("bounds", manifest.classes().stream().map(ModelClass::from).filter(Objects::nonNull).toList());
        task.put("trees", setting("trees"));
        task.put("max_samples", setting("max-rows-per-tree"));
        return task;
    }

    private Integer setting(String name) {
        String value = manifest.recipe().get(name);
        return value == null ? null : Integer.valueOf(value);
    }
}
