package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answers of all versions of a family, as they were at one moment, to one point.
 *
 * @param input the features that were read, by name
 * @param best the version that {@code best} answers from
 */
public record VersionsPrediction(
        @Schema(examples = "transaction-clusters") String family,
        Map<String, Double> input,
        @Schema(examples = "2") int best,
        List<OfVersion> versions) implements JsonAnswer {

    /**
     * One version's answer.
     *
     * @param state see {@link dev.tillstream.serving.model.SlotState#label}; all that follows is missing if it does not
     *        serve
     */
    public record OfVersion(
            @Schema(examples = "2") int version,
            @Schema(examples = "serving") String state,
            @Schema(examples = "12", nullable = true) Long revision,
            @JsonProperty("silhouette_score") @Schema(examples = "0.742", nullable = true) Double silhouetteScore,
            @Schema(examples = "{\"r2\": 0.87}", nullable = true,
                    description = "of models that are no clusterings") Map<String, Double> metrics,
            @JsonUnwrapped @Schema(implementation = Assignment.class) Answer answer,
            @Schema(implementation = ClusterCards.Card.class, nullable = true) Explanation card) {}

    /**
     * Asks every version that serves.
     *
     * @param best of the family
     * @param explanations null if cards were not asked for
     * @throws ProblemException that names the fields at fault
     */
    static VersionsPrediction of(FamilyModels family, ServedModel best, FeatureValues point,
            Explanations explanations) {
        List<String> features = best.model().features();
        Map<String, Double> input = JsonNumbers.named(features, point.inOrder(features));
        List<OfVersion> versions = new ArrayList<>();
        for (int version = 1; version <= FamilyModels.VERSIONS; version++) {
            versions.add(of(family, version, point, explanations));
        }
        return new VersionsPrediction(family.family(), input, best.manifest().version(), versions);
    }

    private static OfVersion of(FamilyModels family, int version, FeatureValues point, Explanations explanations) {
        String state = family.slot(version).label();
        return family.served(version).map(served -> {
            Answer answer = Answer.of(served, point.inOrder(served.model().features()));
            Explanation card = explanations != null && answer instanceof Assignment cluster
                    ? explanations.explain(served, cluster.cluster())
                    : null;
            return new OfVersion(version, state, served.manifest().revision(),
                    served.isClustering() ? served.silhouette() : null,
                    served.isClustering() ? null : served.manifest().metrics(), answer, card);
        }).orElseGet(() -> new OfVersion(version, state, null, null, null, null, null));
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", family);
        JsonNumbers.write("input", input, json);
        json.writeNumberField("best", best);
        json.writeArrayFieldStart("versions");
        for (OfVersion version : versions) {
            write(version, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(OfVersion version, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", version.version());
        json.writeStringField("state", version.state());
        if (version.answer() != null) {
            json.writeNumberField("revision", version.revision());
            if (version.silhouetteScore() != null) {
                json.writeNumberField("silhouette_score", version.silhouetteScore());
            } else {
                JsonNumbers.write("metrics", version.metrics(), json);
            }
            version.answer().writeFields(json);
        }
        if (version.card() != null) {
            version.card().writeFields(json);
        }
        json.writeEndObject();
    }
}
