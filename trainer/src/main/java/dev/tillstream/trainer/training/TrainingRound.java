package dev.tillstream.trainer.training;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.store.ModelPublication;
import org.jboss.logging.Logger;

/** Trains the versions of one dataset whose rows have changed, and publishes them. Not thread-safe. */
final class TrainingRound {

    private static final Logger LOG = Logger.getLogger(TrainingRound.class);

    private final List<ModelPublication> publications;
    private final Gate gate;
    private final ExecutorService pool;
    private final Clock clock;
    /** Digest of the rows of each version that was refused: the same rows would be refused again. */
    private final Map<String, String> refusedRows = new HashMap<>();

    /** @param publications one for each family of the dataset */
    TrainingRound(List<ModelPublication> publications, Gate gate, ExecutorService pool, Clock clock) {
        this.publications = List.copyOf(publications);
        this.gate = gate;
        this.pool = pool;
        this.clock = clock;
    }

    void announceNewest() throws IOException {
        for (ModelPublication publication : publications) {
            publication.announceNewest();
        }
    }

    /**
     * @param batches all of the dataset's batches up to now
     * @return empty if every version stands for its rows already
     */
    Optional<TrainingFinished> train(List<BatchStored> batches)
            throws BatchUnreadableException, IOException, InterruptedException {
        Instant startedAt = clock.instant();
        long began = System.nanoTime();
        List<VersionResult> results = new ArrayList<>();
        for (ModelPublication publication : publications) {
            List<Slice> changed = publication.family().versions().slices(batches).stream()
                    .filter(slice -> !publication.covers(slice) && !isRefused(publication.family(), slice)).toList();
            if (!changed.isEmpty()) {
                train(publication, changed, results);
            }
        }
        if (results.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TrainingFinished(batches.get(0).dataset(), batches.size(),
                batches.stream().mapToLong(BatchStored::rows).sum(), startedAt, (System.nanoTime() - began) / 1e9,
                results));
    }

    private void train(ModelPublication publication, List<Slice> slices, List<VersionResult> results)
            throws BatchUnreadableException, IOException, InterruptedException {
        Family family = publication.family();
        for (Outcome outcome : judged(publication, family.train(slices, pool))) {
            if (outcome instanceof Outcome.Trained trained) {
                ModelManifest manifest = publication.publish(trained);
                log(manifest);
                results.add(VersionResult.of(manifest));
            } else if (outcome instanceof Outcome.Refused refused) {
                publication.refuse(refused);
                LOG.warnf("TILL-TRN-011 family=%s version=%d rows=%d refused: %s", family.name(),
                        refused.slice().version(), refused.slice().rows(), refused.why());
                refusedRows.put(key(family, refused.slice()), refused.slice().sha256());
                results.add(VersionResult.of(family.name(), refused));
            }
        }
    }

    /** The highest version first, since the others are compared with what has become of it. */
    private List<Outcome> judged(ModelPublication publication, List<Candidate> candidates) {
        Predecessors inUse = publication.predecessors();
        Deque<Outcome> outcomes = new ArrayDeque<>();
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Outcome outcome = candidates.get(i).against(inUse);
            int version = outcome.slice().version();
            outcome = gate.judge(outcome, publication.family().recipe(), publication.newest(version));
            if (outcome instanceof Outcome.Trained trained) {
                inUse = inUse.with(version, trained.artefact());
            }
            outcomes.addFirst(outcome);
        }
        return List.copyOf(outcomes);
    }

    private boolean isRefused(Family family, Slice slice) {
        return slice.sha256().equals(refusedRows.get(key(family, slice)));
    }

    private static String key(Family family, Slice slice) {
        return family.name() + "/" + slice.version();
    }

    private static void log(ModelManifest manifest) {
        Map<String, Double> metrics = manifest.metrics();
        LOG.infof("TILL-TRN-010 family=%s version=%d revision=%d rows=%d distinct=%.0f inertia=%s silhouette=%s "
                + "seconds=%.3f", manifest.family(), manifest.version(), manifest.revision(), manifest.dataSize(),
                metrics.get(ModelManifest.DISTINCT_POINTS), metrics.get(ModelManifest.INERTIA),
                metrics.get(ModelManifest.SILHOUETTE), manifest.trainingSeconds());
    }
}
