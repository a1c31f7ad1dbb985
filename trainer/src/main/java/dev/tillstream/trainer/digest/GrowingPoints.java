package dev.tillstream.trainer.digest;

import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.MergedBatches;
import dev.tillstream.trainer.family.Slice;

/**
 * The points of one version's slice, kept from one training to the next: a slice that has grown costs only the batches
 * that were added, and reading the one batch that its end cuts. Not thread-safe.
 */
public final class GrowingPoints {

    private final PointDigests digests;
    private PointCounts whole;
    private final MergedBatches merged = new MergedBatches();
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
        merged.follow(slice, () -> whole = digests.none(), batch -> whole.addAll(digests.of(batch)));
        if (slice.wholeBatches() == slice.batches().size()) {
            return whole.sorted();
        }
        PointCounts all = whole.copy();
        all.addAll(digests.first(slice.lastBatch(), slice.rowsOfLastBatch()).sorted());
        return all.sorted();
    }
}
