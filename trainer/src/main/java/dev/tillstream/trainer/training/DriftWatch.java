package dev.tillstream.trainer.training;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Baseline;
import dev.tillstream.trainer.family.Drift;
import org.jboss.logging.Logger;

/**
 * Compares the newest batches with what each announced model was trained on. Only the drift of a family's highest
 * version, which has all rows, is held against the limits: the others stand for the stream's beginning, and drift away
 * from it for good. Thread-safe.
 */
final class DriftWatch {

    private static final Logger LOG = Logger.getLogger(DriftWatch.class);

    private record Watched(String dataset, String family, int version, long revision, Baseline baseline) {}

    private final BatchLedger ledger;
    private final DriftLimits limits;
    private final int newest;
    private final Consumer<Drift> measured;
    private final Consumer<Drift> exceeded;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final SortedMap<String, Watched> watched = new TreeMap<>();
    private final SortedMap<String, Drift> drifts = new TreeMap<>();

    /**
     * @param newest batches that are compared
     * @param measured told of each comparison
     * @param exceeded told of each that exceeds the limits
     */
    DriftWatch(BatchLedger ledger, DriftLimits limits, int newest, Consumer<Drift> measured,
            Consumer<Drift> exceeded) {
        if (newest < 1) {
            throw new IllegalArgumentException("trainer.drift.batches is " + newest + ", below 1");
        }
        this.ledger = ledger;
        this.limits = limits;
        this.newest = newest;
        this.measured = measured;
        this.exceeded = exceeded;
    }

    /** Whether this model is not watched yet. */
    synchronized boolean needs(ModelManifest manifest) {
        Watched before = watched.get(key(manifest.family(), manifest.version()));
        return before == null || before.revision != manifest.revision();
    }

    /** From now on, this model instead of the version's one before. */
    synchronized void watch(ModelManifest manifest, Baseline baseline) {
        watched.put(key(manifest.family(), manifest.version()), new Watched(manifest.dataset(), manifest.family(),
                manifest.version(), manifest.revision(), baseline));
        changed.set(true);
    }

    /** There are newer batches. */
    void batchesCame() {
        changed.set(true);
    }

    /** Compares, if something has changed since the last time. For one thread. */
    void measure() {
        if (!changed.getAndSet(false)) {
            return;
        }
        SortedMap<String, Drift> ofHighestVersions = new TreeMap<>();
        for (Watched model : watched()) {
            measure(model, ofHighestVersions);
        }
        ofHighestVersions.values().stream().filter(limits::isExceededBy).forEach(exceeded);
    }

    private synchronized List<Watched> watched() {
        return List.copyOf(watched.values());
    }

    /** Versions come in ascending order. */
    private void measure(Watched model, Map<String, Drift> ofHighestVersions) {
        List<BatchStored> batches = ledger.batches(model.dataset);
        try {
            model.baseline.against(batches.subList(Math.max(0, batches.size() - newest), batches.size()))
                    .ifPresent(drift -> {
                        keep(drift);
                        measured.accept(drift);
                        ofHighestVersions.put(model.family, drift);
                    });
        } catch (BatchUnreadableException e) {
            // The intake has said so, and training will: here the last comparison stays.
            LOG.debugf("drift of %s/%d can't be measured: %s", model.family, model.version, e.getMessage());
        }
    }

    private synchronized void keep(Drift drift) {
        drifts.put(key(drift.family(), drift.version()), drift);
    }

    /** The last comparison of each model, by family and version. */
    synchronized List<Drift> drifts() {
        return List.copyOf(drifts.values());
    }

    private static String key(String family, int version) {
        return family + "/" + version;
    }
}
