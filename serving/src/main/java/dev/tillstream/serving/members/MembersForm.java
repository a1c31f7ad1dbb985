package dev.tillstream.serving.members;

import java.util.SortedMap;
import java.util.TreeMap;

import dev.tillstream.data.model.MembersJson;
import dev.tillstream.serving.members.RevisionMembers.Cluster;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.supplement.SupplementForm;

/** Members are as good for a later revision, if they are the same. */
final class MembersForm implements SupplementForm<SortedMap<Integer, Cluster>, RevisionMembers> {

    @Override
    public SortedMap<Integer, Cluster> read(byte[] bytes) {
        SortedMap<Integer, Cluster> clusters = new TreeMap<>();
        MembersJson.read(bytes).clusters().forEach(
                (number, cluster) -> clusters.put(number, new Cluster(cluster.size(), Names.of(cluster.named()))));
        return clusters;
    }

    @Override
    public RevisionMembers of(ServedModel model, SortedMap<Integer, Cluster> clusters) {
        return new RevisionMembers(model.manifest(), clusters);
    }
}
