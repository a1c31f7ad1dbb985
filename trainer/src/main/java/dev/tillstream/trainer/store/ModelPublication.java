package dev.tillstream.trainer.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.store.ModelStore.Stored;

/**
 * One family's models on their way out: stored first, then announced, then the oldest revision retired. A crash between
 * the steps loses nothing, because each start announces the newest stored revisions again, with the same keys and the
 * same bytes; whoever has them already sees no difference. Not thread-safe.
 */
public final class ModelPublication {

    private static final int VERSIONS = 3;
    /** The family whose models {@code models_info.json} has always told of. */
    private static final String INFO_FAMILY = "transaction-clusters";

    private final Family family;
    private final Path folder;
    private final ModelStore store;
    private final Outbox topic;
    private final int keepRevisions;
    private final Clock clock;
    private final Map<Integer, Long> announcedRevision = new HashMap<>();
    private final SortedMap<Integer, Stored> newest = new TreeMap<>();

    /**
     * @param folder of the store
     * @param topic of models
     * @param keepRevisions of each version, at least 1
     */
    public ModelPublication(Family family, Path folder, Outbox topic, int keepRevisions, Clock clock)
            throws IOException {
        if (keepRevisions < 1) {
            throw new IllegalArgumentException("at least one revision must be kept, not " + keepRevisions);
        }
        this.family = family;
        this.folder = folder;
        this.store = new ModelStore(folder);
        this.topic = topic;
        this.keepRevisions = keepRevisions;
        this.clock = clock;
        for (int version = 1; version <= VERSIONS; version++) {
            store.sweep(family.name(), version);
            Optional<Stored> stored = store.newest(family.name(), version);
            if (stored.isPresent()) {
                newest.put(version, stored.get());
            }
        }
    }

    public Family family() {
        return family;
    }

    /** Whether the newest revision was made from exactly these rows with the settings of today. */
    public boolean covers(Slice slice) {
        Stored stored = newest.get(slice.version());
        if (stored == null) {
            return false;
        }
        ModelManifest manifest = stored.ready().manifest();
        return manifest.provenance().equals(slice.provenance()) && stored.rowsSha256().equals(slice.sha256())
                && manifest.recipe().equals(family.recipe()) && manifest.library().equals(family.library());
    }

    /** Announces each version's newest revision, unless that was done since the start. */
    public void announceNewest() throws IOException {
        for (Stored stored : newest.values()) {
            ModelReady ready = stored.ready();
            ModelManifest manifest = ready.manifest();
            if (announcedRevision.getOrDefault(manifest.version(), 0L) != manifest.revision()) {
                topic.send(ready.key(), EventJson.encode(ready));
                announcedRevision.put(manifest.version(), manifest.revision());
                retire(manifest);
            }
        }
        if (family.name().equals(INFO_FAMILY) && !newest.isEmpty()) {
            ModelsInfo.write(folder, newest.values().stream().map(stored -> stored.ready().manifest()).toList());
        }
    }

    /** Stores and announces a new revision. */
    public ModelManifest publish(Outcome.Trained trained) throws IOException {
        byte[] artefact = ArtefactJson.write(trained.artefact());
        ModelManifest manifest = manifest(trained, Sha256.of(artefact));
        Stored stored = new Stored(new ModelReady(manifest, artefact, trained.probes()), trained.slice().sha256());
        store.save(stored, trained.nativeModel());
        newest.put(manifest.version(), stored);
        announceNewest();
        return manifest;
    }

    private ModelManifest manifest(Outcome.Trained trained, String sha256) throws IOException {
        Slice slice = trained.slice();
        return new ModelManifest(family.name(), slice.version(), store.nextRevision(family.name(), slice.version()),
                family.dataset(), family.algorithm(), family.features(), slice.rows(),
                new TreeMap<>(trained.metrics()), trained.clusterSizes(), new TreeMap<>(family.recipe()),
                slice.provenance(), clock.instant(), trained.seconds(), family.library(), sha256);
    }

    /** The topic goes first: what is left in the store by a crash is retired the next time. */
    private void retire(ModelManifest newestOfVersion) throws IOException {
        int version = newestOfVersion.version();
        for (long revision : store.revisions(family.name(), version)) {
            if (revision <= newestOfVersion.revision() - keepRevisions) {
                topic.send(family.name() + "/" + version + "/" + revision, null);
                store.remove(family.name(), version, revision);
            }
        }
    }
}
