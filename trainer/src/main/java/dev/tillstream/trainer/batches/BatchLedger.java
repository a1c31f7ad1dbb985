package dev.tillstream.trainer.batches;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.OffsetRange;

/** The batches of each dataset in the order in which they arrived, each stretch of rows once. Thread-safe. */
public final class BatchLedger {

    /** What became of a batch. */
    public enum Entry {
        /** It has rows that no batch had before. */
        ADDED,
        /** The same stretch of rows is there already. */
        SEEN,
        /** Some of its rows are there already, so it is left out. */
        OVERLAPPING
    }

    private final Map<String, List<BatchStored>> batches = new HashMap<>();
    /** For each partition of rows the stretches by their first offset; none overlaps another. */
    private final Map<String, TreeMap<Long, OffsetRange>> stretches = new HashMap<>();

    public synchronized Entry add(BatchStored batch) {
        OffsetRange offsets = batch.offsets();
        TreeMap<Long, OffsetRange> partition = stretches.computeIfAbsent(offsets.topic() + "-" + offsets.partition(),
                name -> new TreeMap<>());
        Map.Entry<Long, OffsetRange> nearest = partition.floorEntry(offsets.last());
        if (nearest != null && nearest.getValue().overlaps(offsets)) {
            return nearest.getValue().equals(offsets) ? Entry.SEEN : Entry.OVERLAPPING;
        }
        partition.put(offsets.first(), offsets);
        batches.computeIfAbsent(batch.dataset(), name -> new ArrayList<>()).add(batch);
        return Entry.ADDED;
    }

    /** A dataset's batches up to now, in the order of their arrival. */
    public synchronized List<BatchStored> batches(String dataset) {
        return List.copyOf(batches.getOrDefault(dataset, List.of()));
    }

    /** Whether no dataset has a batch yet. */
    public synchronized boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Rows of a dataset up to now. */
    public synchronized long rows(String dataset) {
        return batches.getOrDefault(dataset, List.of()).stream().mapToLong(BatchStored::rows).sum();
    }
}
