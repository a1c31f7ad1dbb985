package dev.tillstream.trainer.batches;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.TransactionFields;

/** Makes a digest of all rows of one batch. Not thread-safe. Two that would make the same digest are equal. */
public interface BatchDigester {

    /** @param row stands for another row after the call */
    void add(TransactionFields row);

    /**
     * Keeps what was made of the rows.
     *
     * @param batch whose rows they were, all of them
     */
    void keep(BatchStored batch);
}
