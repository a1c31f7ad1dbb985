package dev.tillstream.trainer.cards;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Slice;
import org.jboss.logging.Logger;

/**
 * The details of one version's slice, kept from one training to the next: a slice that has grown costs only the batches
 * that were added, and reading the one batch that its end cuts. A batch that is gone is left out: its rows have no
 * details. Not thread-safe.
 */
public final class GrowingDetails {

    private static final Logger LOG = Logger.getLogger(GrowingDetails.class);

    private final DetailDigests digests;
    private PointDetails whole;
    private int merged;
    private String lastMerged;

    public GrowingDetails(DetailDigests digests) {
        this.digests = digests;
        this.whole = digests.none();
    }

    /** The details of the whole batches, and those of the part of the last one, if that is cut. */
    List<PointDetails> of(Slice slice) {
        if (merged > 0 && (merged > slice.wholeBatches()
                || !slice.batches().get(merged - 1).id().equals(lastMerged))) {
            whole = digests.none();
            merged = 0;
        }
        while (merged < slice.wholeBatches()) {
            BatchStored batch = slice.batches().get(merged);
            try {
                whole.addAll(digests.of(batch));
            } catch (BatchUnreadableException e) {
                leftOut(e);
            }
            lastMerged = batch.id();
            merged++;
        }
        List<PointDetails> parts = new ArrayList<>(List.of(whole));
        if (slice.wholeBatches() < slice.batches().size()) {
            try {
                parts.add(digests.first(slice.lastBatch(), slice.rowsOfLastBatch()));
            } catch (BatchUnreadableException e) {
                leftOut(e);
            }
        }
        return parts;
    }

    private static void leftOut(BatchUnreadableException why) {
        LOG.warnf("TILL-TRN-053 cards have no products and countries of a batch: %s", why.getMessage());
    }
}
