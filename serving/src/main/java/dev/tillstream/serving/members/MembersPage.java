package dev.tillstream.serving.members;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tillstream.data.model.ModelManifest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some of a cluster's members.
 *
 * @param size number of the cluster's members
 * @param members names in ascending order as texts
 * @param next to be given as {@code after} for the next page; null if this is the last one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MembersPage(
        @Schema(examples = "customer-clusters") String family,
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @Schema(examples = "2") int cluster,
        @Schema(examples = "40") long size,
        List<String> members,
        @Schema(examples = "12351", nullable = true) String next) {

    static MembersPage of(ModelManifest manifest, int number, RevisionMembers.Cluster cluster, String after,
            int limit) {
        int from = after == null ? 0 : cluster.named().firstAfter(after);
        List<String> names = cluster.named().page(from, limit);
        boolean last = from + names.size() == cluster.named().size();
        return new MembersPage(manifest.family(), manifest.version(), manifest.revision(), number, cluster.size(),
                names, last ? null : names.get(names.size() - 1));
    }

    /** The same as a table with a header. */
    String csv() {
        StringBuilder text = new StringBuilder("CustomerID,Cluster,Version,Revision\r\n");
        String end = "," + cluster + "," + version + "," + revision + "\r\n";
        members.forEach(name -> text.append(quoted(name)).append(end));
        return text.toString();
    }

    private static String quoted(String name) {
        return name.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + name.replace("\"", "\"\"") + '"'
                : name;
    }
}
