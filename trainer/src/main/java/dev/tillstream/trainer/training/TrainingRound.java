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
import java.util.function.Consumer;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.ModelArtefact;
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
    private final DriftWatch drift;
    private final ExecutorService pool;
    private final Clock clock;
    /** Digest of the rows of each version that was refused: the same rows would be refused again. */
    private final Map<String, String> refusedRows = new HashMap<>();

    /** @param publications one for each family of the dataset */
    TrainingRound(List<ModelPublication> publications, Gate gate, DriftWatch drift, ExecutorService pool,
            Clock clock) {
        this.publications = List.copyOf(publications);
        this.gate = gate;
        this.drift = drift;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * What came of a round.
     *
     * @param failure why some families were not trained, whose models stay as they are; null if all were
     */
    record Result(TrainingFinished finished, String failure) {}

    void announceNewest() throws IOException {
        for (ModelPublication publication : publications) {
            publication.announceNewest();
        }
    }

    /**
     * @param batches all of the dataset's batches up to now
     * @param all whether versions are trained that stand for their rows already, or were refused with them
     * @param log told of each step
     * @return without a version if every version stands for its rows already
     */
    Result train(String dataset, List<BatchStored> batches, boolean all, RunLog log)
            throws IOException, InterruptedException {
        Instant startedAt = clock.instant();
        long began = System.nanoTime();
        List<VersionResult> results = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (ModelPublication publication : publications) {
            try {
                List<Slice> changed = changed(publication, batches, all, log);
                if (!changed.isEmpty()) {
                    train(publication, changed, results, log);
                }
            } catch (BatchUnreadableException e) {
                // What one family can't read, another one may have digested.
                log.add("family=%s is not trained: %s", publication.family().name(), e.getMessage());
                failures.add(publication.family().name() + ": " + e.getMessage());
            }
        }
        log.add("done in %.3f s: %d versions were trained", (System.nanoTime() - began) / 1e9,
                results.stream().filter(result -> result.refused() == null).count());
        return new Result(
                new TrainingFinished(dataset, batches.size(), batches.stream().mapToLong(BatchStored::rows).sum(),
                        startedAt, (System.nanoTime() - began) / 1e9, results),
                failures.isEmpty() ? null : String.join("; ", failures));
    }

    private List<Slice> changed(ModelPublication publication, List<BatchStored> batches, boolean all, RunLog log)
            throws BatchUnreadableException {
        List<Slice> changed = new ArrayList<>();
        for (Slice slice : publication.family().versions().slices(batches)) {
            Optional<String> settled = all ? Optional.empty() : settled(publication, slice);
            settled.ifPresentOrElse(why -> log.add("family=%s version=%d rows=%d is not trained: %s",
                    publication.family().name(), slice.version(), slice.rows(), why), () -> changed.add(slice));
        }
        return changed;
    }

    /**
     * How the cards are made that models still need, those of the highest version first.
     *
     * @param batches those that the models were trained on
     * @param unreadable told of families that are left out, because they can't read a batch
     */
    List<CardJob> cardJobs(List<BatchStored> batches, Consumer<BatchUnreadableException> unreadable) {
        Deque<CardJob> jobs = new ArrayDeque<>();
        forEachSlice(batches, unreadable, (publication, slice) -> {
            Optional<ModelManifest> manifest = publication.withoutCards(slice);
            Optional<ModelArtefact> model = publication.predecessors().model(slice.version());
            if (manifest.isPresent() && model.isPresent()) {
                publication.family().cards(slice, manifest.get(), model.get())
                        .ifPresent(cards -> jobs.addFirst(new CardJob(publication, manifest.get(), cards)));
            }
        });
        return List.copyOf(jobs);
    }

    /**
     * Lets newer rows be compared with those that announced models were trained on.
     *
     * @param batches those that the models were trained on
     * @param unreadable told of families that are left out, because they can't read a batch
     */
    void watchDrift(List<BatchStored> batches, Consumer<BatchUnreadableException> unreadable) {
        forEachSlice(batches, unreadable, (publication, slice) -> {
            Optional<ModelManifest> manifest = publication.newest(slice.version())
                    .filter(newest -> drift.needs(newest) && publication.covers(slice));
            Optional<ModelArtefact> model = publication.predecessors().model(slice.version());
            if (manifest.isPresent() && model.isPresent()) {
                publication.family().baseline(slice, manifest.get(), model.get())
                        .ifPresent(baseline -> drift.watch(manifest.get(), baseline));
            }
        });
    }

    private interface Step {
        void take(ModelPublication publication, Slice slice) throws BatchUnreadableException;
    }

    private void forEachSlice(List<BatchStored> batches, Consumer<BatchUnreadableException> unreadable, Step step) {
        for (ModelPublication publication : publications) {
            try {
                for (Slice slice : publication.family().versions().slices(batches)) {
                    step.take(publication, slice);
                }
            } catch (BatchUnreadableException e) {
                unreadable.accept(e);
            }
        }
    }

    /** Why the slice needs no training. */
    private Optional<String> settled(ModelPublication publication, Slice slice) {
        if (publication.covers(slice)) {
            return Optional.of("the newest revision was made from these rows");
        }
        return isRefused(publication.family(), slice)
                ? Optional.of("these rows were refused before")
                : Optional.empty();
    }

    private void train(ModelPublication publication, List<Slice> slices, List<VersionResult> results,
            RunLog log)
            throws BatchUnreadableException, IOException, InterruptedException {
        Family family = publication.family();
        slices.forEach(slice -> log.add("family=%s version=%d rows=%d batches=%d trains", family.name(),
                slice.version(), slice.rows(), slice.batches().size()));
        for (Outcome outcome : judged(publication, family.train(slices, pool))) {
            if (outcome instanceof Outcome.Trained trained) {
                ModelManifest manifest = publication.publish(trained);
                log(manifest, log);
                results.add(VersionResult.of(manifest));
            } else if (outcome instanceof Outcome.Refused refused) {
                publication.refuse(refused);
                log.add("family=%s version=%d rows=%d refused: %s", family.name(), refused.slice().version(),
                        refused.slice().rows(), refused.why());
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

    private static void log(ModelManifest manifest, RunLog log) {
        LOG.infof("TILL-TRN-010 family=%s version=%d revision=%d rows=%d seconds=%.3f metrics=%s", manifest.family(),
                manifest.version(), manifest.revision(), manifest.dataSize(), manifest.trainingSeconds(),
                manifest.metrics());
        String merit = manifest.bestBy().metric();
        log.add("family=%s version=%d revision=%d announced: %s=%s seconds=%.3f", manifest.family(),
                manifest.version(), manifest.revision(), merit, manifest.metric(merit), manifest.trainingSeconds());
    }
}
