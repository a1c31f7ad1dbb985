package dev.tillstream.trainer.customers;

import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.MergedBatches;
import dev.tillstream.trainer.family.Slice;

/**
 * The customers of one version's slice, kept from one training to the next: a slice that has grown costs only the batches
 * that were added, and reading the one batch that its end cuts. Not thread-safe.
 */
public final class GrowingCustomers {

    private final CustomerDigests digests;
    private CustomerCounts whole = new CustomerCounts();
    private final MergedBatches merged = new MergedBatches();
    private String lastSlice;
    private CustomerPoints last;

    public GrowingCustomers(CustomerDigests digests) {
        this.digests = digests;
    }

    /** What the customers of all of the slice's rows have bought. */
    public CustomerPoints of(Slice slice) throws BatchUnreadableException {
        String rows = slice.provenance() + slice.sha256();
        if (!rows.equals(lastSlice)) {
            last = points(slice);
            lastSlice = rows;
        }
        return last;
    }

    private CustomerPoints points(Slice slice) throws BatchUnreadableException {
        merged.follow(slice, () -> whole = new CustomerCounts(), batch -> whole.addAll(digests.of(batch)));
        return whole.pointsWith(slice.wholeBatches() == slice.batches().size()
                ? new CustomerCounts()
                : digests.first(slice.lastBatch(), slice.rowsOfLastBatch()));
    }
}
