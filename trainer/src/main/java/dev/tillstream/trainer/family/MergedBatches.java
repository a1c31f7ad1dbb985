package dev.tillstream.trainer.family;

import dev.tillstream.data.event.BatchStored;

/**
 * How far an aggregate has followed one version's slice from one training to the next: a slice that has grown costs only
 * the batches that were added, one that begins elsewhere is followed anew. Not thread-safe.
 */
public final class MergedBatches {

    private int merged;
    private String first;
    private String last;

    /**
     * Takes a whole batch into the aggregate.
     *
     * @param <E> why it may not be able to
     */
    public interface Merge<E extends Exception> {
        void add(BatchStored batch) throws E;
    }

    /**
     * Lets the aggregate follow the slice's whole batches.
     *
     * @param restart empties the aggregate: the slice is not the former one with more behind it
     * @throws E if a batch can't be taken in; those in front of it are, and stay
     */
    public <E extends Exception> void follow(Slice slice, Runnable restart, Merge<E> merge) throws E {
        if (!isContinuedBy(slice)) {
            restart.run();
            merged = 0;
        }
        while (merged < slice.wholeBatches()) {
            BatchStored batch = slice.batches().get(merged);
            merge.add(batch);
            first = slice.batches().get(0).id();
            last = batch.id();
            merged++;
        }
    }

    private boolean isContinuedBy(Slice slice) {
        return merged == 0 || merged <= slice.wholeBatches() && slice.batches().get(0).id().equals(first)
                && slice.batches().get(merged - 1).id().equals(last);
    }
}
