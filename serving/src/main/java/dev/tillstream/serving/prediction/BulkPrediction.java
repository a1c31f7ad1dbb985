package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        @JsonProperty("silhouette_score") @Schema(examples = "0.742") double silhouetteScore,
        List<Assignment> predictions,
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
        List<Assignment> predictions = assign(served, points);
        List<Explanation> cards = explanations == null
                ? List.of()
                : predictions.stream().mapToInt(Assignment::cluster).distinct().sorted()
                        .mapToObj(cluster -> explanations.explain(served, cluster)).toList();
        return new BulkPrediction(served.manifest().family(), served.manifest().version(),
                served.manifest().revision(), served.silhouette(), predictions, cards);
    }

    private static List<Assignment> assign(ServedModel served, List<FeatureValues> points) {
        List<Assignment> predictions = new ArrayList<>(points.size());
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < points.size() && faults.size() < FAULTS; i++) {
            try {
                predictions.add(Assignment.of(served, points.get(i).inOrder(served.model().features())));
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
        json.writeNumberField("silhouette_score", silhouetteScore);
        json.writeArrayFieldStart("predictions");
        for (Assignment prediction : predictions) {
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
