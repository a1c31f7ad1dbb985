package dev.tillstream.serving.prediction;

import java.io.IOException;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The whole answer of a clustering, and which training gave it.
 *
 * @param card null if it was not asked for
 */
public record ClusterPrediction(
        @Schema(examples = "transaction-clusters") String family,
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @JsonUnwrapped Assignment assignment,
        @JsonProperty("silhouette_score") @Schema(examples = "0.742") double silhouetteScore,
        @Schema(implementation = ClusterCards.Card.class, nullable = true,
                description = "with explain=true: what the cluster is like") Explanation card)
        implements
        JsonAnswer {

    /** @param card null if it was not asked for */
    public static ClusterPrediction of(ServedModel served, Assignment assignment, Explanation card) {
        ModelManifest manifest = served.manifest();
        return new ClusterPrediction(manifest.family(), manifest.version(), manifest.revision(), assignment,
                served.silhouette(), card);
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", family);
        json.writeNumberField("version", version);
        json.writeNumberField("revision", revision);
        assignment.writeFields(json);
        json.writeNumberField("silhouette_score", silhouetteScore);
        if (card != null) {
            card.writeFields(json);
        }
        json.writeEndObject();
    }
}
