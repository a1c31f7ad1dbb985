package dev.tillstream.serving.prediction;

import java.io.IOException;
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
