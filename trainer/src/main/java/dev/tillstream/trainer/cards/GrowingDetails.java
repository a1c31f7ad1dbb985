package dev.tillstream.trainer.cards;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.MergedBatches;
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
    private final MergedBatches merged = new MergedBatches();

    public GrowingDetails(DetailDigests digests) {
        this.digests = digests;
        this.whole = digests.none();
    }

    /** The details of the whole batches, and those of the part of the last one, if that is cut. */
    List<PointDetails> of(Slice slice) {
        merged.follow(slice, () -> whole = digests.none(), this::addIfThere);
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

    private void addIfThere(BatchStored batch) {
        try {
            whole.addAll(digests.of(batch));
        } catch (BatchUnreadableException e) {
            leftOut(e);
        }
    }

    private static void leftOut(BatchUnreadableException why) {
        LOG.warnf("TILL-TRN-053 cards have no products and countries of a batch: %s", why.getMessage());
    }
}
