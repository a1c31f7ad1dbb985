package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number that a linear model predicts.
 *
 * @param contributions of each feature, by its name, in their order
 */
public record Amount(
        @Schema(examples = "52.5") double prediction,
        @Schema(examples = "{\"quantity\": 12.25, \"price\": 22.5}",
                description = "coefficient × value of each feature, less that of the training's mean; they add up to the "
                        + "prediction less the training's mean prediction") Map<String, Double> contributions)
        implements
        Answer {

    static final String CONTRIBUTION = "contribution_";

    static Amount of(ServedModel served, double[] point) {
        double[] answer = served.answer(point);
        if (!Arrays.stream(answer).allMatch(Double::isFinite)) {
            throw new ProblemException(Problem.of(FeatureJson.INVALID_INPUT, 400,
                    "the values are too large for the prediction to be a number"));
        }
        return new Amount(answer[0], JsonNumbers.named(served.model().features(),
                Arrays.copyOfRange(answer, 1, answer.length)));
    }

    static List<AnswerField> fields(List<String> features) {
        List<AnswerField> fields = new ArrayList<>();
        fields.add(AnswerField.number("prediction", "prediction"));
        features.forEach(name -> fields.add(AnswerField.number(CONTRIBUTION + name, CONTRIBUTION + name)));
        return fields;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("prediction", prediction);
        JsonNumbers.write("contributions", contributions, json);
    }

    @Override
    public List<Object> values() {
        List<Object> values = new ArrayList<>();
        values.add(prediction);
        values.addAll(contributions.values());
        return values;
    }
}
