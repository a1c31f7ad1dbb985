package dev.tillstream.serving.inference;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Answer;
import dev.tillstream.serving.prediction.JsonNumbers;

/**
 * The protocol's {@code $inference_response}; its parameters say which training answered.
 *
 * @param id the request's, or null
 */
record InferAnswer(ServedModel served, String id, List<Answer> answers, List<Output> outputs)
        implements
        JsonAnswer {

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("model_name", served.manifest().family());
        json.writeStringField("model_version", Integer.toString(served.manifest().version()));
        if (id != null) {
            json.writeStringField("id", id);
        }
        json.writeObjectFieldStart("parameters");
        json.writeNumberField("revision", served.manifest().revision());
        JsonNumbers.writeMetrics(served, json);
        json.writeEndObject();
        json.writeArrayFieldStart("outputs");
        for (Output output : outputs) {
            write(output, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Output output, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.field().tensor());
        json.writeStringField("datatype", output.field().datatype());
        json.writeArrayFieldStart("shape");
        json.writeNumber(answers.size());
        json.writeEndArray();
        json.writeArrayFieldStart("data");
        for (Answer answer : answers) {
            output.write(answer, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
