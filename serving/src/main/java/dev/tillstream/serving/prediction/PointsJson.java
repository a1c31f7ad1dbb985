package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.http.BodyBytes;
import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/** Reads one point or an array of them from JSON, and stops as soon as there is too much of it. Thread-safe. */
@Singleton
class PointsJson {

    private final ServingConfig config;

    PointsJson(ServingConfig config) {
        this.config = config;
    }

    /** @throws ProblemException if it is too much, or no points */
    Points read(byte[] body) throws IOException {
        BodyBytes.requireAtMost(config.maxBulkBytes(), body);
        try (JsonParser json = FeatureJson.parser(body)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return array(json);
            }
            if (first == JsonToken.START_OBJECT) {
                return object(json, body);
            }
            throw invalid("the body is neither a JSON object nor an array of objects");
        } catch (JsonProcessingException e) {
            throw new ProblemException(FeatureJson.notJson(e));
        }
    }

    private Points object(JsonParser json, byte[] body) throws IOException {
        BodyBytes.requireAtMost(config.maxRequestBytes(), body);
        FeatureValues values = FeatureJson.BODY.wholeObject(json);
        return new Points(List.of(values), true);
    }

    private Points array(JsonParser json) throws IOException {
        List<FeatureValues> values = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw new ProblemException(Problem.of(
                        List.of(new FieldFault(null, "is not a JSON object").atIndex(values.size()))));
            }
            if (values.size() == config.maxBulkPoints()) {
                throw new ProblemException(Problem.of(413, "there are more than " + config.maxBulkPoints()
                        + " points; lines of application/x-ndjson may be any number"));
            }
            values.add(FeatureJson.BODY.fields(json));
        }
        FeatureJson.requireEnd(json, "array");
        return new Points(values, false);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(Problem.of(FeatureJson.INVALID_INPUT, 400, detail));
    }
}
