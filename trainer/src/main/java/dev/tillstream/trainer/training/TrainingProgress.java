package dev.tillstream.trainer.training;

import java.time.Clock;
import java.util.Map;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.store.Outbox;
import org.jboss.logging.Logger;

/** Publishes how many rows have been taken in. */
final class TrainingProgress {

    private static final Logger LOG = Logger.getLogger(TrainingProgress.class);

    private final BatchLedger ledger;
    private final Outbox topic;
    private final Clock clock;

    TrainingProgress(BatchLedger ledger, Outbox topic, Clock clock) {
        this.ledger = ledger;
        this.topic = topic;
        this.clock = clock;
    }

    /** Publishes the counter that the batch belongs to. One that is lost is made good by the next. */
    void publish(BatchStored batch) {
        String source = batch.offsets().topic();
        long rows = ledger.batches(batch.dataset()).stream().filter(other -> other.offsets().topic().equals(source))
                .mapToLong(BatchStored::rows).sum();
        send(new Progress("trainer", source, batch.dataset(), Map.of(Progress.DIGESTED, rows), clock.instant()));
    }

    /**
     * Publishes which rows of a dataset are not read again: they are digested, and no version will end in them.
     *
     * @param rows number of the dataset's first rows
     */
    void publishSettled(String dataset, long rows) {
        send(new Progress("trainer", "settled", dataset, Map.of(Progress.NEEDED_FROM, rows), clock.instant()));
    }

    private void send(Progress progress) {
        try {
            topic.send(progress.key(), EventJson.encode(progress));
        } catch (RuntimeException e) {
            LOG.warnf("TILL-TRN-027 progress=%s counters=%s can't be published: %s", progress.key(),
                    progress.counters(),
                    e);
        }
    }
}
