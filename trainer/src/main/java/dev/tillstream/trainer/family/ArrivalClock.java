package dev.tillstream.trainer.family;

import java.time.Instant;

import dev.tillstream.data.event.BatchStored;

/**
 * Arrival on the stream, by {@link BatchStored#arrival}. A batch arrives as a whole with its first row: what the events
 * say of single rows would not fit into them, and no batch is open for longer than the batcher's limit.
 */
public final class ArrivalClock implements StreamClock {

    @Override
    public String name() {
        return "arrival";
    }

    @Override
    public Instant start(BatchStored batch) {
        return batch.arrival();
    }

    @Override
    public int rowsBefore(Instant end, BatchStored batch) {
        return batch.arrival().isBefore(end) ? batch.rows() : 0;
    }

    @Override
    public boolean tellsWholeBatches() {
        return true;
    }
}
