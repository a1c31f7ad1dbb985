package dev.tillstream.serving.analytics;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Answer;
import dev.tillstream.serving.prediction.JsonNumbers;

/**
 * An answer on system 2's routes.
 *
 * @param model system 2's name of the version
 * @param input the fields that were read
 */
record AnalyticsPrediction(String model, ServedModel served, Map<String, Double> input, Answer answer)
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
