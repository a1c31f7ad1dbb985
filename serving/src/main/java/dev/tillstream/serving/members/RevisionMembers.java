package dev.tillstream.serving.members;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.model.ClusterMembers;
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

    static RevisionMembers of(ModelManifest manifest, ClusterMembers members) {
        SortedMap<Integer, Cluster> clusters = new TreeMap<>();
        members.clusters().forEach(
                (number, cluster) -> clusters.put(number, new Cluster(cluster.size(), Names.of(cluster.named()))));
        return new RevisionMembers(manifest, clusters);
    }

    /** The same members, of a later revision. */
    RevisionMembers of(ModelManifest later) {
        return new RevisionMembers(later, clusters);
    }

    OptionalInt clusterOf(String name) {
        for (Map.Entry<Integer, Cluster> cluster : clusters.entrySet()) {
            if (cluster.getValue().named().contains(name)) {
                return OptionalInt.of(cluster.getKey());
            }
        }
        return OptionalInt.empty();
    }
}
