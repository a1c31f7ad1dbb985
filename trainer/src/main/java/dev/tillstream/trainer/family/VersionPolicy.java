package dev.tillstream.trainer.family;

import java.util.List;

import dev.tillstream.data.event.BatchStored;

/** Which rows each of a family's three versions is made from. */
public interface VersionPolicy {

    /** Name for the recipe, for example {@code thirds}. */
    String name();

    /**
     * The versions' slices in ascending order; a version that has no row yet has none.
     *
     * @param batches all batches up to now, in the order of their arrival
     */
    List<Slice> slices(List<BatchStored> batches);
}
