package dev.tillstream.serving.model;

import dev.tillstream.data.model.ModelManifest;

/**
 * CDI event: a model is in service from now on. Fired in the order of the swaps, on the thread that consumes models.
 *
 * @param offset of the announcement
 */
public record VersionSwapped(ServedModel model, long offset) {

    public ModelManifest manifest() {
        return model.manifest();
    }
}
