package dev.tillstream.trainer.store;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.event.ModelRefused;
import dev.tillstream.data.model.ArtefactFormatException;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.store.ModelStore.Stored;
import org.jboss.logging.Logger;

/**
 * One family's models on their way out: stored first, then announced, then the oldest revision retired. A crash between
 * the steps loses nothing, because each start announces the newest stored revisions again, with the same keys and the
 * same bytes; whoever has them already sees no difference. For one thread, but for cards.
 */
public final class ModelPublication {

    private static final Logger LOG = Logger.getLogger(ModelPublication.class);
    /** The family whose models {@code models_info.json} has always told of. */
    private static final String INFO_FAMILY = "transaction-clusters";

    private final Family family;
    private final StoreSettings settings;
    private final ModelStore store;
    private final ModelTopics topics;
    private final Clock clock;
    private final Map<Integer, Long> announcedRevision = new HashMap<>();
    /** Cards come from a thread of their own: none may be announced after its model was removed. */
    private final Object cardsLock = new Object();
    private final Map<Integer, Long> revisionWithCards = new ConcurrentHashMap<>();
    private final SortedMap<Integer, Stored> newest = new TreeMap<>();
    private Predecessors predecessors;

    public ModelPublication(Family family, StoreSettings settings, ModelTopics topics, Clock clock)
            throws IOException {
        this.family = family;
        this.settings = settings;
        this.store = new ModelStore(settings.folder());
        this.topics = topics;
        this.clock = clock;
        for (int version = 1; version <= ModelStore.VERSIONS; version++) {
            store.sweep(family.name(), version);
            Optional<Stored> stored = store.newest(family.name(), version);
            if (stored.isPresent()) {
                newest.put(version, stored.get());
            }
        }
        this.predecessors = new Predecessors(readable(newest), highestClusterId());
    }

    /** The clusterings: only they are compared with new ones. */
    private Map<Integer, ModelArtefact> readable(Map<Integer, Stored> newest) throws IOException {
        Map<Integer, ModelArtefact> models = new HashMap<>();
        for (Stored stored : newest.values()) {
            ModelManifest manifest = stored.ready().manifest();
            if (manifest.clusterSizes().isEmpty()) {
                continue;
            }
            try {
                models.put(manifest.version(), ArtefactJson.read(store.artefact(stored)));
            } catch (ArtefactFormatException e) {
                LOG.warnf("TILL-TRN-041 model=%s is nothing to compare new models with: %s", stored.ready().key(),
                        e.getMessage());
            }
        }
        return models;
    }

    /** Of all revisions that are kept: the newest one may be damaged. */
    private int highestClusterId() throws IOException {
        int highest = -1;
        for (int version = 1; version <= ModelStore.VERSIONS; version++) {
            for (ModelManifest manifest : store.manifests(family.name(), version)) {
                Integer ofFamily = manifest.highestClusterId();
                highest = Math.max(highest, ofFamily == null ? manifest.clusterSizes().size() - 1 : ofFamily);
            }
        }
        return highest;
    }

    public Family family() {
        return family;
    }

    /** What new models are compared with: the announced ones, as far as they are stored. */
    public Predecessors predecessors() {
        return predecessors;
    }

    /** Whether it has no model at all. */
    public boolean isEmpty() {
        return newest.isEmpty();
    }

    /** The version's newest revision, if there is one. */
    public Optional<ModelManifest> newest(int version) {
        return Optional.ofNullable(newest.get(version)).map(stored -> stored.ready().manifest());
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
                topics.models().send(ready.key(), EventJson.encode(ready));
                announcedRevision.put(manifest.version(), manifest.revision());
                keepUnderOlderName(stored);
                store.cards(manifest).ifPresent(this::announce);
                retire(manifest);
            }
        }
        if (family.name().equals(INFO_FAMILY) && !newest.isEmpty()) {
            ModelsInfo.write(settings.folder(),
                    newest.values().stream().map(stored -> stored.ready().manifest()).toList());
        }
    }

    private void keepUnderOlderName(Stored stored) throws IOException {
        Optional<String> name = family.olderName(stored.ready().manifest().version());
        if (name.isPresent()) {
            AtomicFiles.write(settings.folder().resolve(name.get() + ".json"), store.artefact(stored));
        }
    }

    /** Stores and announces a new revision. */
    public ModelManifest publish(Outcome.Trained trained) throws IOException {
        Predecessors withNew = predecessors.with(trained.slice().version(), trained.artefact());
        byte[] artefact = ArtefactJson.write(trained.artefact());
        ModelManifest manifest = manifest(trained, Sha256.of(artefact), withNew.highestClusterId());
        ModelReady ready = new ModelReady(manifest, artefact.length > settings.inlineBytes() ? null : artefact,
                trained.probes());
        Stored stored = new Stored(ready, trained.slice().sha256());
        store.save(stored, artefact, trained.nativeModel(), trained.supplements());
        newest.put(manifest.version(), stored);
        predecessors = withNew;
        announceNewest();
        return manifest;
    }

    /** The model that was made from these rows, if its cards have still to be made. */
    public Optional<ModelManifest> withoutCards(Slice slice) {
        return newest(slice.version()).filter(manifest -> covers(slice) && !hasCards(manifest));
    }

    /** Whether cards of the model, or of a newer one of its version, are announced. Thread-safe. */
    public boolean hasCards(ModelManifest manifest) {
        return revisionWithCards.getOrDefault(manifest.version(), 0L) >= manifest.revision();
    }

    /** Stores and announces the cards of an announced model, unless that is removed meanwhile. Thread-safe. */
    public void publish(ClusterCards cards) throws IOException {
        synchronized (cardsLock) {
            if (store.revisions(cards.family(), cards.version()).contains(cards.revision())) {
                store.save(cards);
                announce(cards);
            }
        }
    }

    private void announce(ClusterCards cards) {
        topics.cards().send(cards.key(), EventJson.encode(cards));
        revisionWithCards.put(cards.version(), cards.revision());
    }

    /** Announces that there is no new revision, and why. */
    public void refuse(Outcome.Refused refused) {
        Slice slice = refused.slice();
        ModelRefused event = new ModelRefused(family.name(), slice.version(), family.dataset(), slice.rows(),
                refused.why(), new TreeMap<>(refused.metrics()), new TreeMap<>(family.recipe()), slice.provenance(),
                clock.instant());
        topics.refused().send(event.key(), EventJson.encode(event));
    }

    private ModelManifest manifest(Outcome.Trained trained, String sha256, int highestClusterId)
            throws IOException {
        Slice slice = trained.slice();
        SortedMap<String, String> recipe = new TreeMap<>(family.recipe());
        return new ModelManifest(family.name(), slice.version(), store.nextRevision(family.name(), slice.version()),
                family.dataset(), family.algorithm(), family.features(), slice.rows(),
                new TreeMap<>(trained.metrics()), trained.clusterSizes(), recipe,
                slice.provenance(), clock.instant(), trained.seconds(), family.library(), sha256, trained.clusters(),
                new TreeMap<>(trained.rowsLeftOut()), highestClusterId < 0 ? null : highestClusterId,
                CanonicalDigest.of(trained.artefact(), recipe), slice.offsets(), jvm(),
                sha256(trained, Supplement.MEMBERS),
                Merit.SILHOUETTE.equals(family.merit()) ? null : family.merit(), trained.classes(),
                trained.evaluation(), sha256(trained, Supplement.CATALOGUE));
    }

    private static String sha256(Outcome.Trained trained, Supplement supplement) {
        byte[] bytes = trained.supplements().get(supplement);
        return bytes == null ? null : Sha256.of(bytes);
    }

    /** The topic goes first: what is left in the store by a crash is retired the next time. */
    private void retire(ModelManifest newestOfVersion) throws IOException {
        int version = newestOfVersion.version();
        for (long revision : store.revisions(family.name(), version)) {
            if (revision <= newestOfVersion.revision() - settings.keepRevisions()) {
                String key = family.name() + "/" + version + "/" + revision;
                topics.models().send(key, null);
                synchronized (cardsLock) {
                    topics.cards().send(key, null);
                    store.remove(family.name(), version, revision);
                }
            }
        }
    }

    /** Asked for each time: a native executable would keep the one that built it. */
    private static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + " ("
                + System.getProperty("java.vm.vendor") + ")";
    }
}
