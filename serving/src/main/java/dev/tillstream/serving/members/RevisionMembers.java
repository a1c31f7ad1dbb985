package dev.tillstream.serving.members;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;

import dev.tillstream.data.model.ModelManifest;

/**
 * Who is in which cluster of one revision. Immutable.
 *
 * @param clusters by number
 */
record RevisionMembers(ModelManifest manifest, SortedMap<Integer, Cluster> clusters) {

    /**
     * One cluster's.
     *
     * @param size number of members; more than are named, if there are very many
     */
    record Cluster(long size, Names named) {}

    OptionalInt clusterOf(String name) {
        for (Map.Entry<Integer, Cluster> cluster : clusters.entrySet()) {
            if (cluster.getValue().named().contains(name)) {
                return OptionalInt.of(cluster.getKey());
            }
        }
        return OptionalInt.empty();
    }
}
