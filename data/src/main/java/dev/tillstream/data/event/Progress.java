package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service's counters for one dataset: totals since the beginning, not since the service started.
 *
 * @param service {@code ingest}, {@code batcher} or {@code trainer}
 * @param source what the counters are of, so that several instances add up: a topic and partition, or an instance
 * @param counters totals by name, see the constants
 */
public record Progress(String service, String source, String dataset, SortedMap<String, Long> counters, Instant at) {

    /** Rows read from files, by ingest. */
    public static final String READ = "read";
    /** Rows sent to the row topic, by ingest. */
    public static final String PUBLISHED = "published";
    /** Rows sent to the dead letters by ingest. */
    public static final String REFUSED = "refused";
    /** Repaired rows sent to the row topic, by ingest; they are in none of the counters above. */
    public static final String REPAIRED = "repaired";
    /** Rows in announced batches, by the batcher. */
    public static final String STORED = "stored";
    /** Records sent to the dead letters by the batcher. */
    public static final String DEAD_LETTERED = "dead-lettered";
    /** Rows that the trainer has taken in. */
    public static final String DIGESTED = "digested";

    /** By the trainer: rows of the dataset before this number, in arrival order, are never read again. */
    public static final String NEEDED_FROM = "needed-from";

    public Progress {
        requireNonNull(service, "service");
        requireNonNull(source, "source");
        requireNonNull(dataset, "dataset");
        requireNonNull(at, "at");
        counters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counters));
    }

    public Progress(String service, String source, String dataset, Map<String, Long> counters, Instant at) {
        this(service, source, dataset, new TreeMap<>(counters), at);
    }

    public String key() {
        return service + "/" + source + "/" + dataset;
    }
}
