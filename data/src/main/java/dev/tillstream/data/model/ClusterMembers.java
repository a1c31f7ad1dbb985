package dev.tillstream.data.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is in which cluster of a model whose points have names, such as customers. It stands beside the model's artefact,
 * and changes with it.
 *
 * @param clusters by their numbers
 */
public record ClusterMembers(SortedMap<Integer, Members> clusters) {

    /** Of a larger cluster only so many members are named, so that the form's length has a bound. */
    public static final int MOST_NAMED = 1_000_000;

    /**
     * One cluster's.
     *
     * @param size number of members
     * @param named all of them, or the first {@link #MOST_NAMED}; ascending as texts, each one once
     */
    public record Members(long size, List<String> named) {
        public Members {
            named = List.copyOf(named);
            if (named.size() > size || named.size() != Math.min(size, MOST_NAMED)) {
                throw new IllegalArgumentException(named.size() + " of " + size + " members are named");
            }
            for (int i = 1; i < named.size(); i++) {
                if (named.get(i - 1).compareTo(named.get(i)) >= 0) {
                    throw new IllegalArgumentException("member " + i + " is not in order");
                }
            }
        }

        /** @param all ascending as texts, each one once */
        public static Members of(List<String> all) {
            return new Members(all.size(), all.subList(0, Math.min(all.size(), MOST_NAMED)));
        }
    }

    public ClusterMembers {
        clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
        if (!clusters.isEmpty() && clusters.firstKey() < 0) {
            throw new IllegalArgumentException("cluster number " + clusters.firstKey() + " is negative");
        }
    }
}
