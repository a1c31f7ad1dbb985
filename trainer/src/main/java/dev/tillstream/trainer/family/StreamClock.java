package dev.tillstream.trainer.family;

import java.time.Instant;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;

/** Tells when the stream's rows were. */
public interface StreamClock {

    /** Name for the recipe and the settings. */
    String name();

    /** The time of the batch's first row. */
    Instant start(BatchStored batch) throws BatchUnreadableException;

    /**
     * How many of the batch's rows stand before its first row that is not before the given time; all, if there is no
     * such row.
     */
    int rowsBefore(Instant end, BatchStored batch) throws BatchUnreadableException;

    /** Whether {@link #rowsBefore} is always all rows of a batch or none. */
    boolean tellsWholeBatches();
}
