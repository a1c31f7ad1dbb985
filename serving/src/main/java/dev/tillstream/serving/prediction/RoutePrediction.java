package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;

/**
 * An answer on a route that has a name of its own for each version's model.
 *
 * @param model the route's name of the version
 * @param input the fields that were read
 */
public record RoutePrediction(String model, ServedModel served, Map<String, Double> input, Answer answer)
        implements
        JsonAnswer {

    /**
     * The answer of a version's model.
     *
     * @param served the version
     * @param name how the route calls its models, in front of their numbers
     * @param fields names of the inputs, in order; others are refused
     */
    public static JsonAnswer of(ServedModel served, String name, List<String> fields, FeatureValues body) {
        body.requireNoneBut(fields);
        double[] point = body.inOrder(fields);
        return new RoutePrediction(name + served.manifest().version(), served, JsonNumbers.named(fields, point),
                Answer.of(served, point));
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("model", model);
        json.writeNumberField("version", served.manifest().version());
        json.writeNumberField("revision", served.manifest().revision());
        answer.writeFields(json);
        JsonNumbers.write("input", input, json);
        JsonNumbers.writeMetrics(served, json);
        json.writeEndObject();
    }
}
