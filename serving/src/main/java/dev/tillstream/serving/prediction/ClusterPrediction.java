package dev.tillstream.serving.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.data.model.ClusterAnswer;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.model.ServedModel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole answer of a clustering, and which training gave it. */
public record ClusterPrediction(
        @Schema(examples = "transaction-clusters") String family,
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @Schema(examples = "2") int cluster,
        @Schema(examples = "0.31", description = "to the cluster's centroid, in scaled units") double distance,
        @Schema(examples = "0", description = "the second nearest cluster") int runnerUp,
        @Schema(examples = "1.9", description = "how much farther the runner-up is") double margin,
        @JsonProperty("silhouette_score") @Schema(examples = "0.742") double silhouetteScore) {

    static ClusterPrediction of(ServedModel served, ClusterAnswer answer) {
        ModelManifest manifest = served.manifest();
        return new ClusterPrediction(manifest.family(), manifest.version(), manifest.revision(), answer.cluster(),
                answer.distance(), answer.runnerUp(), answer.margin(), served.silhouette());
    }
}
