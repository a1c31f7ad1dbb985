package dev.tillstream.trainer.family;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.family.Outcome.Trained;

/** Manifests as the store would write them, for what is made of announced models. */
public final class Manifests {

    private Manifests() {}

    /** Of a version's first revision, a clustering. */
    public static ModelManifest first(Family family, Trained trained) {
        return new ModelManifest(family.name(), trained.slice().version(), 1, family.dataset(), family.algorithm(),
                family.features(), trained.slice().rows(), new TreeMap<>(trained.metrics()), trained.clusterSizes(),
                new TreeMap<>(family.recipe()), trained.slice().provenance(), Instant.EPOCH, 1, family.library(), "00",
                trained.clusters(), new TreeMap<>(), 2, null, List.of(), null);
    }
}
