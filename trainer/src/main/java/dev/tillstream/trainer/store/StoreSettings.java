package dev.tillstream.trainer.store;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

import dev.tillstream.trainer.TrainerConfig;

/**
 * How models are kept.
 *
 * @param folder of the store
 * @param keepRevisions of each version, at least 1
 * @param inlineBytes the largest artefact that travels inside its announcement; larger ones travel by their digest
 */
public record StoreSettings(Path folder, int keepRevisions, int inlineBytes) {

    public static StoreSettings of(TrainerConfig config) {
        return new StoreSettings(config.modelsPath(), config.keepRevisions(), config.inlineArtefactBytes());
    }

    public StoreSettings {
        requireNonNull(folder, "folder");
        if (keepRevisions < 1) {
            throw new IllegalArgumentException("at least one revision must be kept, not " + keepRevisions);
        }
        if (inlineBytes < 0) {
            throw new IllegalArgumentException("an artefact can't have " + inlineBytes + " bytes");
        }
    }
}
