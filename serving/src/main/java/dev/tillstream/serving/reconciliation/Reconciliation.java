package dev.tillstream.serving.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.tillstream.data.event.Progress;

/** The latest counters of every service and source. Thread-safe. */
@Singleton
public class Reconciliation {

    private final Map<String, Progress> latest = new ConcurrentHashMap<>();

    /** Takes the place of what was known under the key. */
    void put(String key, Progress progress) {
        latest.put(key, progress);
    }

    /** A source that is no more does not count. */
    void remove(String key) {
        latest.remove(key);
    }

    /** The sums of each dataset, by its name. */
    public List<Totals> totals() {
        Map<String, Map<String, Long>> datasets = new TreeMap<>();
        for (Progress progress : latest.values()) {
            Map<String, Long> sums = datasets.computeIfAbsent(progress.dataset(), name -> new HashMap<>());
            progress.counters().forEach((name, value) -> sums.merge(name, value, Long::sum));
        }
        return datasets.entrySet().stream().map(entry -> Totals.of(entry.getKey(), entry.getValue())).toList();
    }
}
