package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole answer of a model that predicts a number, and which training gave it. */
public record ModelPrediction(
        @Schema(examples = "total-amount") String family,
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @JsonUnwrapped Amount answer,
        @Schema(examples = "{\"r2\": 0.87, \"r2_baseline\": -0.001}",
                description = "of held-out rows, with those of the baseline") Map<String, Double> metrics) {

    /**
     * The answer to one point on routes of families.
     *
     * @param explanations null if cards were not asked for; only clusters have some
     */
    public static JsonAnswer of(ServedModel served, double[] point, Explanations explanations) {
        Answer answer = Answer.of(served, point);
        if (answer instanceof Assignment cluster) {
            return ClusterPrediction.of(served, cluster,
                    explanations == null ? null : explanations.explain(served, cluster.cluster()));
        }
        return json -> write(served, answer, json);
    }

    private static void write(ServedModel served, Answer answer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", served.manifest().family());
        json.writeNumberField("version", served.manifest().version());
        json.writeNumberField("revision", served.manifest().revision());
        answer.writeFields(json);
        JsonNumbers.writeMetrics(served, json);
        json.writeEndObject();
    }
}
