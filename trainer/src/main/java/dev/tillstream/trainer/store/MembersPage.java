package dev.tillstream.trainer.store;

import java.util.List;

import dev.tillstream.data.model.ClusterMembers;
import dev.tillstream.data.model.ModelManifest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some members of a cluster.
 *
 * @param size members in all
 * @param next what {@code after} is for the page behind this one; null if there is none
 */
record MembersPage(
        @Schema(examples = "customer-clusters") String family,
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @Schema(examples = "2") int cluster,
        @Schema(examples = "40") long size,
        List<String> members,
        @Schema(examples = "12351", nullable = true) String next) {

    /** @param after as texts are ordered; null for the first page */
    static MembersPage of(ModelManifest manifest, int cluster, ClusterMembers.Members all, String after, int limit) {
        List<String> rest = all.named().stream().filter(member -> after == null || member.compareTo(after) > 0)
                .limit(limit + 1L).toList();
        List<String> page = rest.subList(0, Math.min(limit, rest.size()));
        return new MembersPage(manifest.family(), manifest.version(), manifest.revision(), cluster, all.size(), page,
                rest.size() > limit ? page.get(limit - 1) : null);
    }
}
