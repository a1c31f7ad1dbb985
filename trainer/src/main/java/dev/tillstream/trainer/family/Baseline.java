package dev.tillstream.trainer.family;

import java.util.List;
import java.util.Optional;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchUnreadableException;

/** What newer rows are compared with: the distribution of those that an announced model was trained on. Thread-safe. */
@FunctionalInterface
public interface Baseline {

    /** Empty if none of the batches' rows would be trained on. */
    Optional<Drift> against(List<BatchStored> newest) throws BatchUnreadableException;
}
