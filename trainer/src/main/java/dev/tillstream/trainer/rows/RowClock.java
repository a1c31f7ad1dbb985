package dev.tillstream.trainer.rows;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.StreamClock;

/**
 * The rows' own time, to the second: when their invoices were made. Of each batch that it has looked into it keeps the
 * latest time, so that batches that are over are not read for every training. Thread-safe.
 */
public final class RowClock implements StreamClock {

    private final RowDigests digests;
    /** By the batches' digests. */
    private final Map<String, Long> latest = new ConcurrentHashMap<>();

    public RowClock(RowDigests digests) {
        this.digests = digests;
    }

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public Instant start(BatchStored batch) throws BatchUnreadableException {
        return Instant.ofEpochSecond(digests.of(batch).second(0));
    }

    @Override
    public int rowsBefore(Instant end, BatchStored batch) throws BatchUnreadableException {
        long first = end.getNano() == 0 ? end.getEpochSecond() : end.getEpochSecond() + 1;
        Long latestOfBatch = latest.get(batch.sha256());
        if (latestOfBatch != null && latestOfBatch < first) {
            return batch.rows();
        }
        RowColumns rows = digests.of(batch);
        long latestHere = Long.MIN_VALUE;
        int before = rows.size();
        for (int row = rows.size() - 1; row >= 0; row--) {
            latestHere = Math.max(latestHere, rows.second(row));
            before = rows.second(row) >= first ? row : before;
        }
        latest.put(batch.sha256(), latestHere);
        return before;
    }

    @Override
    public boolean tellsWholeBatches() {
        return false;
    }
}
