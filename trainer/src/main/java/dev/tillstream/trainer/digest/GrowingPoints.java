package dev.tillstream.trainer.digest;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Slice;

/**
 * The points of one version's slice, kept from one training to the next: a slice that has grown costs only the batches
 * that were added, and reading the one batch that its end cuts. Not thread-safe.
 */
public final class GrowingPoints {

    private final PointDigests digests;
    private PointCounts whole;
    private int merged;
    private String lastMerged;
    private String lastSlice;
    private WeightedPoints last;

    public GrowingPoints(PointDigests digests) {
        this.digests = digests;
        this.whole = digests.none();
    }

    /** The points of all of the slice's rows. */
    public WeightedPoints of(Slice slice) throws BatchUnreadableException {
        String rows = slice.provenance() + slice.sha256();
        if (!rows.equals(lastSlice)) {
            last = points(slice);
            lastSlice = rows;
        }
        return last;
    }

    private WeightedPoints points(Slice slice) throws BatchUnreadableException {
        if (!isContinuedBy(slice)) {
            whole = digests.none();
            merged = 0;
        }
        while (merged < slice.wholeBatches()) {
            BatchStored batch = slice.batches().get(merged);
            whole.addAll(digests.of(batch));
            lastMerged = batch.id();
            merged++;
        }
        if (slice.wholeBatches() == slice.batches().size()) {
            return whole.sorted();
        }
        PointCounts all = whole.copy();
        digests.addFirst(slice.lastBatch(), slice.rowsOfLastBatch(), all);
        return all.sorted();
    }

    private boolean isContinuedBy(Slice slice) {
        return merged == 0
                || merged <= slice.wholeBatches() && slice.batches().get(merged - 1).id().equals(lastMerged);
    }
}
