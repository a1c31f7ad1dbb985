package dev.tillstream.trainer.rows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.VersionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Stored batches and two threads, for tests of families that learn from single invoice lines. */
public abstract class RowFamilyFixture {

    protected static final Instant TIME = Instant.parse("2011-03-14T09:26:53Z");

    @TempDir
    protected Path home;
    protected final ExecutorService pool = Executors.newFixedThreadPool(2);
    protected BatchFolder batches;

    @BeforeEach
    void makeFolder() {
        batches = new BatchFolder(home.resolve("batches"));
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    /** Every fifth customer is held out. */
    protected RowSettings settings(VersionPolicy versions) {
        return new RowSettings(new RowDigests(home.resolve("digests"), new BatchRows(home.resolve("batches"))),
                new HeldOut(20), versions);
    }

    protected List<Outcome> train(RowFamily family) throws Exception {
        return train(family, batches.batches(), pool);
    }

    protected static List<Outcome> train(RowFamily family, List<BatchStored> arrived, ExecutorService threads)
            throws Exception {
        return family.train(family.versions().slices(arrived), threads).stream()
                .map(candidate -> candidate.against(Predecessors.none())).toList();
    }

    protected static Transaction row(String customer, int quantity, double price) {
        return new Transaction("536365", "85123A", null, quantity, TIME, price, customer, "United Kingdom");
    }
}
