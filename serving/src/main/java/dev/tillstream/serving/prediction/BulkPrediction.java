package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answers of one training to many points, in their order.
 *
 * @param cards of the clusters in the answer, or why there are none; empty if they were not asked for
 */
public record BulkPrediction(
        @Schema(examples = "transaction-clusters") String family,
        @Schema(examples = "3") int version,
        @Schema(examples = "12") long revision,
        @JsonProperty("silhouette_score") @Schema(examples = "0.742",
                description = "of clusterings") Double silhouetteScore,
        @Schema(examples = "{\"r2\": 0.87}", description = "of other models") Map<String, Double> metrics,
        @Schema(implementation = Assignment[].class) List<Answer> predictions,
        @Schema(implementation = ClusterCards.Card[].class,
                description = "with explain=true: what the clusters in the answer are like") List<Explanation> cards)
        implements
        JsonAnswer {

    /** Of more faults only these are told. */
    private static final int FAULTS = 20;

    /**
     * Asks the model.
     *
     * @param explanations null if cards were not asked for
     * @throws ProblemException that names the points and the fields at fault
     */
    static BulkPrediction of(ServedModel served, List<FeatureValues> points, Explanations explanations) {
        List<Answer> predictions = answers(served, points);
        return new BulkPrediction(served.manifest().family(), served.manifest().version(),
                served.manifest().revision(), served.isClustering() ? served.silhouette() : null,
                served.isClustering() ? null : served.manifest().metrics(), predictions,
                explanations == null ? List.of() : cards(served, predictions, explanations));
    }

    private static List<Explanation> cards(ServedModel served, List<Answer> predictions, Explanations explanations) {
        return predictions.stream().filter(Assignment.class::isInstance)
                .mapToInt(prediction -> ((Assignment) prediction).cluster()).distinct().sorted()
                .mapToObj(cluster -> explanations.explain(served, cluster)).toList();
    }

    private static List<Answer> answers(ServedModel served, List<FeatureValues> points) {
        List<Answer> predictions = new ArrayList<>(points.size());
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < points.size() && faults.size() < FAULTS; i++) {
            try {
                predictions.add(Answer.of(served, points.get(i).inOrder(served.model().features())));
            } catch (ProblemException e) {
                int index = i;
                faultsOf(e.problem()).forEach(fault -> faults.add(fault.atIndex(index)));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.of(faults));
        }
        return predictions;
    }

    /** Also of a problem that no single field is to blame for. */
    public static Stream<FieldFault> faultsOf(Problem problem) {
        return problem.errors().isEmpty()
                ? Stream.of(new FieldFault(null, problem.detail()))
                : problem.errors().stream();
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", family);
        json.writeNumberField("version", version);
        json.writeNumberField("revision", revision);
        if (silhouetteScore != null) {
            json.writeNumberField("silhouette_score", silhouetteScore);
        } else {
            JsonNumbers.write("metrics", metrics, json);
        }
        json.writeArrayFieldStart("predictions");
        for (Answer prediction : predictions) {
            json.writeStartObject();
            prediction.writeFields(json);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!cards.isEmpty()) {
            writeCards(json);
        }
        json.writeEndObject();
    }

    private void writeCards(JsonGenerator json) throws IOException {
        String missing = null;
        json.writeArrayFieldStart("cards");
        for (Explanation explanation : cards) {
            if (explanation instanceof Explanation.Card card) {
                json.writeRawValue(card.json());
            } else {
                missing = ((Explanation.Missing) explanation).why();
            }
        }
        json.writeEndArray();
        if (missing != null) {
            json.writeStringField("cardMissing", missing);
        }
    }
}
