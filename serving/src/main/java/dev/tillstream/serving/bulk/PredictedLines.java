package dev.tillstream.serving.bulk;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.http.JsonAnswer;
import dev.tillstream.serving.http.JsonAnswerWriter;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Explanations;
import dev.tillstream.serving.prediction.FeatureJson;
import dev.tillstream.serving.prediction.ModelPrediction;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/** Answers lines of JSON by lines of JSON, all from one training. Empty lines have no answer. */
final class PredictedLines {

    /** A line's fault, in the place of its answer. */
    private record Fault(long line, Problem problem) implements JsonAnswer {
        @Override
        public void writeTo(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeNumberField("line", line);
            json.writeStringField("error", problem.detail());
            if (problem.field() != null) {
                json.writeStringField("field", problem.field());
            }
            json.writeEndObject();
        }
    }

    private final ServedModel served;
    private final Explanations explanations;

    /** @param explanations null if cards were not asked for */
    PredictedLines(ServedModel served, Explanations explanations) {
        this.served = served;
        this.explanations = explanations;
    }

    /** Whoever waits for the answers so far before sending more gets them. */
    void answer(BodyLines lines, OutputStream out) throws IOException {
        while (lines.next()) {
            byte[] line = lines.bytes();
            if (lines.isTooLong() || !isBlank(line)) {
                out.write(JsonAnswerWriter.bytes(answer(lines, line)));
                out.write('\n');
            }
            if (!lines.isBuffered()) {
                out.flush();
            }
        }
    }

    private JsonAnswer answer(BodyLines lines, byte[] line) throws IOException {
        if (lines.isTooLong()) {
            return new Fault(lines.number(), Problem.of(413, "the line is too long"));
        }
        try {
            return ModelPrediction.of(served, FeatureJson.LINE.parse(line).inOrder(served.model().features()),
                    explanations);
        } catch (ProblemException e) {
            return new Fault(lines.number(), e.problem());
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
