package dev.tillstream.trainer.visitors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Batches of events, and families that are trained on them. */
abstract class VisitorFamilyFixture {

    @TempDir
    Path home;
    private BatchFolder batches;

    @BeforeEach
    void makeFolder() {
        batches = new BatchFolder(home.resolve("batches"), "retail-events");
    }

    final EventLog log() {
        return new EventLog(new EventDigests(home.resolve("digests"), new BatchRows(home.resolve("batches"))));
    }

    final void add(List<VisitorEvent> events) {
        batches.add(VisitorEvents.DATASET, events);
    }

    /** In batches of a size. */
    final void generate(long seed, int events, int perBatch) {
        List<VisitorEvent> rows = new ArrayList<>();
        VisitorEventGenerator.generate(seed, events, rows::add);
        for (int from = 0; from < rows.size(); from += perBatch) {
            add(rows.subList(from, Math.min(rows.size(), from + perBatch)));
        }
    }

    final List<Outcome> train(Family family, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return family.train(family.versions().slices(batches.batches()), pool).stream()
                    .map(candidate -> candidate.against(Predecessors.none())).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    final List<String> digests(Family family, int threads) throws Exception {
        return train(family, threads).stream().map(
                outcome -> CanonicalDigest.of(((Trained) outcome).artefact(), new TreeMap<>(family.recipe())))
                .toList();
    }
}
