package dev.tillstream.trainer.batches;

import dev.tillstream.data.event.BatchStored;

/** A batch that was announced can't be read, or is not the one that was announced. */
public final class BatchUnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    public BatchUnreadableException(BatchStored batch, String why, Throwable cause) {
        super("batch " + batch.id() + ": file " + batch.file() + " " + why, cause);
    }
}
