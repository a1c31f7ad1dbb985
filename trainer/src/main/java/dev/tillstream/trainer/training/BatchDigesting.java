package dev.tillstream.trainer.training;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.batches.RowReader;
import dev.tillstream.trainer.family.Family;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Digests batches for all families of their dataset in one reading of each, several batches at a time. Nothing depends on
 * it: a digest that is missing when it is needed is made then. Thread-safe.
 */
final class BatchDigesting {

    private static final Logger LOG = Logger.getLogger(BatchDigesting.class);

    private final List<Family> families;
    private final BatchRows rows;
    private final Executor pool;
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    BatchDigesting(List<Family> families, BatchRows rows, Executor pool) {
        this.families = List.copyOf(families);
        this.rows = rows;
        this.pool = pool;
    }

    /** Returns at once. */
    void begin(BatchStored batch) {
        CompletableFuture<Void> digesting;
        try {
            digesting = CompletableFuture.runAsync(() -> digest(batch), pool);
        } catch (RejectedExecutionException e) {
            LOG.debugf("batch=%s is not digested: the trainer stops", batch.id());
            return;
        }
        running.put(batch.id(), digesting);
        digesting.whenComplete((done, failure) -> running.remove(batch.id(), digesting));
    }

    /** Waits until what has begun is done. */
    void await() throws InterruptedException {
        for (CompletableFuture<Void> digesting : List.copyOf(running.values())) {
            try {
                digesting.get();
            } catch (ExecutionException e) {
                LOG.debugf(e, "the training meets the same, and says so");
            }
        }
    }

    private void digest(BatchStored batch) {
        List<BatchDigester> digesters = families.stream().filter(family -> family.dataset().equals(batch.dataset()))
                .flatMap(family -> family.digester(batch.file()).stream()).distinct().toList();
        if (digesters.isEmpty()) {
            return;
        }
        try {
            rows.read(batch, batch.rows(), RowReader.all(digesters));
            digesters.forEach(digester -> digester.keep(batch));
        } catch (BatchUnreadableException e) {
            // Training needs the batch as well: it fails for the same reason, and tries again.
            LOG.logf(Thread.currentThread().isInterrupted() ? Level.DEBUG : Level.WARN, "TILL-TRN-026 %s",
                    e.getMessage());
        }
    }
}
