package dev.tillstream.batcher;

import java.time.Instant;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.OffsetRange;

/** Batches for tests. */
final class Batches {

    private Batches() {}

    /** The batch of ten rows and a hundred bytes that begins at the offset. */
    static BatchStored of(String dataset, String topic, long first, Instant storedAt) {
        OffsetRange offsets = new OffsetRange(topic, 0, first, first + 9);
        return new BatchStored(dataset, offsets, "batch_" + topic + "-0-" + first + "-" + (first + 9) + ".csv", 10, 100,
                "00", BatchStored.ClosedBy.ROWS, storedAt);
    }
}
