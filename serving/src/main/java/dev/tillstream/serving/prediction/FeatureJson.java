package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/** Reads a JSON object of numbers; {@code NaN} and {@code Infinity}, which JSON has not, to name them as faults. */
final class FeatureJson {

    private static final String INVALID_INPUT = "invalid-input";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private FeatureJson() {}

    /** @throws ProblemException if the bytes are not one JSON object; it names the field where the object breaks off */
    static FeatureValues read(byte[] body) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            return read(json);
        }
    }

    private static FeatureValues read(JsonParser json) throws IOException {
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ProblemException(Problem.of(INVALID_INPUT, 400, "the body is not a JSON object"));
            }
            FeatureValues values = new FeatureValues();
            String field;
            while ((field = json.nextFieldName()) != null) {
                read(json, field, values);
            }
            if (json.nextToken() != null) {
                throw new ProblemException(Problem.of(INVALID_INPUT, 400, "something follows the JSON object"));
            }
            return values;
        } catch (JsonProcessingException e) {
            throw new ProblemException(notJson(e, fieldOf(json.getParsingContext())));
        }
    }

    private static void read(JsonParser json, String field, FeatureValues values) throws IOException {
        JsonToken token = json.nextToken();
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values.add(field, json.getDoubleValue());
            case VALUE_STRING -> values.addFault(field, "is a text, not a number");
            case VALUE_TRUE, VALUE_FALSE -> values.addFault(field, "is a truth value, not a number");
            case VALUE_NULL -> values.addFault(field, "is null, not a number");
            case START_ARRAY -> values.addFault(field, "is an array, not a number");
            default -> values.addFault(field, "is an object, not a number");
        }
        json.skipChildren();
    }

    /** The outermost field at the place where parsing stopped, or null. */
    private static String fieldOf(JsonStreamContext context) {
        while (context.getParent() != null && !context.getParent().inRoot()) {
            context = context.getParent();
        }
        return context.getCurrentName();
    }

    private static Problem notJson(JsonProcessingException e, String field) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
        if (field == null) {
            return Problem.of(INVALID_INPUT, 400, "the body is not JSON" + where);
        }
        return Problem.of(List.of(new FieldFault(field, "is not followed by valid JSON" + where)));
    }
}
