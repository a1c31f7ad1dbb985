package dev.tillstream.trainer.digest;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.MergedBatches;
import dev.tillstream.trainer.family.Slice;

/**
 * What the digests of one version's slice add up to, kept from one training to the next: a slice that has grown costs only
 * the batches that were added, and reading the one batch that its end cuts. Not thread-safe.
 *
 * @param <C> what batches' digests are, and what they add up to
 * @param <P> what is made of that
 */
public final class GrowingDigest<C, P> {

    private final BatchDigests<C, C> digests;
    private final BiConsumer<C, C> add;
    private final BiFunction<C, C, P> with;
    private final MergedBatches merged = new MergedBatches();
    private C whole;
    private String lastSlice;
    private P last;

    /**
     * @param add takes the second one, of later rows, into the first one
     * @param with makes something of both without changing them; the second one is of later rows
     */
    public GrowingDigest(BatchDigests<C, C> digests, BiConsumer<C, C> add, BiFunction<C, C, P> with) {
        this.digests = digests;
        this.add = add;
        this.with = with;
        this.whole = digests.none();
    }

    /** Of all of the slice's rows. */
    public P of(Slice slice) throws BatchUnreadableException {
        String rows = slice.provenance() + slice.sha256();
        if (!rows.equals(lastSlice)) {
            merged.follow(slice, () -> whole = digests.none(), batch -> add.accept(whole, digests.of(batch)));
            last = with.apply(whole, slice.wholeBatches() == slice.batches().size()
                    ? digests.none()
                    : digests.first(slice.lastBatch(), slice.rowsOfLastBatch()));
            lastSlice = rows;
        }
        return last;
    }
}
