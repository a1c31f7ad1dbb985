package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which of two classes a logistic model puts a point into.
 *
 * @param prediction name of the class
 * @param probability of the model's second class, whichever is predicted
 * @param probabilities of both classes, by their names
 * @param contributions of each feature to the score, by its name, in their order
 */
public record ClassChoice(
        @Schema(examples = "high-value") String prediction,
        @Schema(examples = "0.83") double probability,
        @Schema(examples = "1.59", description = "the natural logarithm of the odds") double score,
        @Schema(examples = "{\"regular\": 0.17, \"high-value\": 0.83}") Map<String, Double> probabilities,
        @Schema(examples = "{\"quantity\": 1.25, \"price\": 0.25}") Map<String, Double> contributions)
        implements
        Answer {

    static ClassChoice of(ServedModel served, LogisticModel model, double[] point) {
        double[] answer = served.answer(point);
        if (!Arrays.stream(answer).allMatch(Double::isFinite)) {
            throw new ProblemException(Problem.of(FeatureJson.INVALID_INPUT, 400,
                    "the values are too large for the probability to be a number"));
        }
        return new ClassChoice(model.classes().get((int) answer[0]), answer[1], answer[2],
                JsonNumbers.named(model.classes(), new double[]{1 - answer[1], answer[1]}),
                JsonNumbers.named(model.features(), LogisticModel.contributions(answer)));
    }

    static List<AnswerField> fields(List<String> features) {
        List<AnswerField> fields = new ArrayList<>();
        fields.add(new AnswerField("prediction", "prediction", "BYTES"));
        fields.add(AnswerField.number("probability", "probability"));
        fields.add(AnswerField.number("score", "score"));
        features.forEach(name -> fields.add(
                AnswerField.number(Amount.CONTRIBUTION + name, Amount.CONTRIBUTION + name)));
        return fields;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("prediction", prediction);
        json.writeNumberField("probability", probability);
        json.writeNumberField("score", score);
        JsonNumbers.write("probabilities", probabilities, json);
        JsonNumbers.write("contributions", contributions, json);
    }

    @Override
    public List<Object> values() {
        List<Object> values = new ArrayList<>(List.of(prediction, probability, score));
        values.addAll(contributions.values());
        return values;
    }
}
