package dev.tillstream.trainer.batches;

import dev.tillstream.data.event.BatchStored;

/** Makes a digest of all rows of one batch. Not thread-safe. Two that would make the same digest are equal. */
public interface BatchDigester extends RowReader {

    /**
     * Keeps what was made of the rows.
     *
     * @param batch whose rows they were, all of them
     */
    void keep(BatchStored batch);
}
