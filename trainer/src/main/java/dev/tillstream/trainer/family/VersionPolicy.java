package dev.tillstream.trainer.family;

import java.util.List;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;

/**
 * Which rows each of a family's three versions is made from. The same batches in the same order always give the same
 * slices.
 */
public interface VersionPolicy {

    /** Name for the recipe, with whatever it is set to: for example {@code thirds}. */
    String name();

    /**
     * The versions' slices in ascending order; a version that has no row yet has none. Reads no batch but those whose
     * rows it has to look at to cut a slice.
     *
     * @param batches all batches up to now, in the order of their arrival
     */
    List<Slice> slices(List<BatchStored> batches) throws BatchUnreadableException;

    /**
     * The number of rows, from the first on, that no slice will end in any more, however many rows follow: once they are
     * digested, they are not read again.
     *
     * @param rows that all batches up to now hold
     */
    long settledRows(long rows);

    /** Whether every row is in a slice, so that batches are worth digesting before they are trained on. */
    default boolean takesAllRows() {
        return false;
    }
}
