package dev.tillstream.batcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.Progress;

/**
 * All batches of all batchers, in the order of their announcements, which is their arrival order; about half a kilobyte
 * of memory for each. Thread-safe.
 */
@ApplicationScoped
public class BatchCatalogue {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Long> rowsByDataset = new TreeMap<>();
    private final Map<String, Map<String, Long>> neededFrom = new HashMap<>();

    /**
     * A batch and its place.
     *
     * @param arrival zero-based place among all batches
     * @param rowsBefore rows of the dataset in the batches before it
     */
    record Entry(BatchStored batch, int arrival, long rowsBefore) {

        /** The number of the dataset's rows up to the last one in it. */
        long rowsUpTo() {
            return rowsBefore + batch.rows();
        }
    }

    /** What all batches of a dataset add up to. */
    public record Totals(String dataset, long batches, long rows, long bytes) {}

    /** Adds a batch behind those that are known; one that is known is left as it is. */
    synchronized void add(BatchStored batch) {
        if (byId.containsKey(batch.id())) {
            return;
        }
        long before = rowsByDataset.getOrDefault(batch.dataset(), 0L);
        Entry entry = new Entry(batch, entries.size(), before);
        entries.add(entry);
        byId.put(batch.id(), entry);
        rowsByDataset.put(batch.dataset(), before + batch.rows());
    }

    /** Takes what a trainer says it may read again. */
    synchronized void add(Progress progress) {
        Long needed = progress.counters().get(Progress.NEEDED_FROM);
        if (needed != null) {
            neededFrom.computeIfAbsent(progress.dataset(), dataset -> new HashMap<>()).put(progress.key(), needed);
        }
    }

    /** How many of the dataset's first rows no trainer reads again; 0 while none has said so. */
    synchronized long rowsNotNeeded(String dataset) {
        return neededFrom.getOrDefault(dataset, Map.of()).values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * A stretch of the batches in arrival order.
     *
     * @param dataset whose batches are meant; null for all
     */
    synchronized List<Entry> page(String dataset, int offset, int limit) {
        return entries.stream().filter(entry -> dataset == null || entry.batch().dataset().equals(dataset))
                .skip(offset).limit(limit).toList();
    }

    /** The sums of each dataset that has batches. */
    synchronized List<Totals> totals() {
        Map<String, Totals> totals = new TreeMap<>();
        for (Entry entry : entries) {
            BatchStored batch = entry.batch();
            totals.merge(batch.dataset(), new Totals(batch.dataset(), 1, batch.rows(), batch.bytes()),
                    (a, b) -> new Totals(a.dataset(), a.batches() + b.batches(), a.rows() + b.rows(),
                            a.bytes() + b.bytes()));
        }
        return List.copyOf(totals.values());
    }

    /** Forgets everything: the topics are read again. */
    synchronized void clear() {
        entries.clear();
        byId.clear();
        rowsByDataset.clear();
        neededFrom.clear();
    }
}
