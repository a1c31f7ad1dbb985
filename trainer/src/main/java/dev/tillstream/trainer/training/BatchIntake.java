package dev.tillstream.trainer.training;

import java.util.Optional;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.trainer.batches.BatchLedger;
import org.jboss.logging.Logger;

/** Takes announced batches in: each stretch of rows once, and has them digested. For one thread. */
final class BatchIntake {

    private static final Logger LOG = Logger.getLogger(BatchIntake.class);

    private final BatchDigesting digesting;
    private final BatchLedger ledger;
    private final TrainingStatus status;

    BatchIntake(BatchDigesting digesting, BatchLedger ledger, TrainingStatus status) {
        this.digesting = digesting;
        this.ledger = ledger;
        this.status = status;
    }

    /**
     * Takes one record in.
     *
     * @param schemaVersion of the record's header; null if it has none, which is taken for the version of today
     * @param where the record is, for people
     * @return the batch if it brought new rows
     */
    Optional<BatchStored> take(byte[] value, String schemaVersion, String where) {
        if (status.isPoisoned()) {
            return Optional.empty();
        }
        try {
            if (schemaVersion != null && !schemaVersion.equals(Integer.toString(EventJson.SCHEMA_VERSION))) {
                throw new MalformedEventException("schema version " + schemaVersion + " is not known", null);
            }
            return take(EventJson.decode(value, BatchStored.class));
        } catch (MalformedEventException e) {
            String why = "record " + where + " announces no batch that can be read: " + e.getMessage();
            status.poisoned(why);
            LOG.errorf("TILL-TRN-023 %s; training has stopped, the models stay as they are", why);
            return Optional.empty();
        }
    }

    private Optional<BatchStored> take(BatchStored batch) {
        switch (ledger.add(batch)) {
            case SEEN -> LOG.debugf("TILL-TRN-024 batch=%s was announced again", batch.id());
            case OVERLAPPING -> LOG.warnf("TILL-TRN-025 batch=%s last=%d overlaps another batch and is left out",
                    batch.id(), batch.offsets().last());
            case ADDED -> {
                digesting.begin(batch);
                return Optional.of(batch);
            }
        }
        return Optional.empty();
    }
}
