package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.ForestModel;
import dev.tillstream.serving.model.ServedModel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which of some classes a forest puts a point into.
 *
 * @param prediction name of the class with the largest vote
 * @param probability of that class
 * @param probabilities of all classes, by their names
 * @param votes for all classes, by their names
 * @param contributions of each feature to the vote for the predicted class, by its name, in their order
 */
public record ForestChoice(
        @Schema(examples = "medium") String prediction,
        @Schema(examples = "0.94") double probability,
        @Schema(examples = "{\"low\": 0.05, \"medium\": 0.94, \"high\": 0.01}",
                description = "the votes, each weighed by how common the class is") Map<String, Double> probabilities,
        @Schema(examples = "{\"low\": 0.04, \"medium\": 0.94, \"high\": 0.02}",
                description = "the trees' mean share of each class, as if all classes were as common") Map<String, Double> votes,
        @Schema(examples = "{\"quantity\": 0.51, \"price\": 0.1}",
                description = "by how much the vote for the predicted class changes at the splits by each "
                        + "feature") Map<String, Double> contributions)
        implements
        Answer {

    private static final String PROBABILITY = "probability_";
    private static final String VOTE = "vote_";

    static ForestChoice of(ServedModel served, ForestModel model, double[] point) {
        double[] answer = served.answer(point);
        int winner = (int) answer[0];
        double[] probabilities = model.probabilitiesOf(answer);
        return new ForestChoice(model.classes().get(winner), probabilities[winner],
                JsonNumbers.named(model.classes(), probabilities),
                JsonNumbers.named(model.classes(), model.votesOf(answer)),
                JsonNumbers.named(model.features(), model.contributionsOf(answer)));
    }

    static List<AnswerField> fields(ForestModel model) {
        List<AnswerField> fields = new ArrayList<>();
        fields.add(new AnswerField("prediction", "prediction", "BYTES"));
        fields.add(AnswerField.number("probability", "probability"));
        model.classes().forEach(name -> fields.add(AnswerField.number(PROBABILITY + name, PROBABILITY + name)));
        model.classes().forEach(name -> fields.add(AnswerField.number(VOTE + name, VOTE + name)));
        model.features().forEach(name -> fields.add(
                AnswerField.number(Amount.CONTRIBUTION + name, Amount.CONTRIBUTION + name)));
        return fields;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("prediction", prediction);
        json.writeNumberField("probability", probability);
        JsonNumbers.write("probabilities", probabilities, json);
        JsonNumbers.write("votes", votes, json);
        JsonNumbers.write("contributions", contributions, json);
    }

    @Override
    public List<Object> values() {
        List<Object> values = new ArrayList<>(List.of(prediction, probability));
        values.addAll(probabilities.values());
        values.addAll(votes.values());
        values.addAll(contributions.values());
        return values;
    }
}
