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

/**
 * Reads a JSON object of numbers; {@code NaN} and {@code Infinity}, which JSON has not, to name them as faults.
 * Thread-safe.
 */
public final class FeatureJson {

    /** A body that is one object. */
    public static final FeatureJson BODY = new FeatureJson("the body", false);
    /** The same, where a text that {@link NumberText} takes is a number, too. */
    public static final FeatureJson BODY_WITH_TEXTS = new FeatureJson("the body", true);
    /** A line that is one object. */
    public static final FeatureJson LINE = new FeatureJson("the line", false);

    static final String INVALID_INPUT = "invalid-input";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String what;
    private final boolean takesTexts;

    private FeatureJson(String what, boolean takesTexts) {
        this.what = what;
        this.takesTexts = takesTexts;
    }

    /** A parser of this form of JSON. */
    public static JsonParser parser(byte[] body) throws IOException {
        return JSON.createParser(body);
    }

    /** @throws ProblemException if the bytes are not one JSON object; it names the field where the object breaks off */
    static FeatureValues read(byte[] body) throws IOException {
        return BODY.parse(body);
    }

    /** @throws ProblemException if the bytes are not one JSON object; it names the field where the object breaks off */
    public FeatureValues parse(byte[] text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            return read(json);
        }
    }

    private FeatureValues read(JsonParser json) throws IOException {
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ProblemException(Problem.of(INVALID_INPUT, 400, what + " is not a JSON object"));
            }
            return wholeObject(json);
        } catch (JsonProcessingException e) {
            throw new ProblemException(notJson(e, null));
        }
    }

    /** The object that the parser has just entered, which nothing may follow. */
    FeatureValues wholeObject(JsonParser json) throws IOException {
        try {
            FeatureValues values = fields(json);
            requireEnd(json, "object");
            return values;
        } catch (JsonProcessingException e) {
            throw new ProblemException(notJson(e, fieldOf(json.getParsingContext())));
        }
    }

    /** The fields of the object that the parser has just entered, to its end. */
    FeatureValues fields(JsonParser json) throws IOException {
        FeatureValues values = new FeatureValues();
        String field;
        while ((field = json.nextFieldName()) != null) {
            read(json, field, values);
        }
        return values;
    }

    /** @throws ProblemException if the JSON value is not the last one */
    public static void requireEnd(JsonParser json, String kind) throws IOException {
        if (json.nextToken() != null) {
            throw new ProblemException(Problem.of(INVALID_INPUT, 400, "something follows the JSON " + kind));
        }
    }

    private void read(JsonParser json, String field, FeatureValues values) throws IOException {
        JsonToken token = json.nextToken();
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values.add(field, json.getDoubleValue());
            case VALUE_STRING -> readText(json, field, values);
            case VALUE_TRUE, VALUE_FALSE -> values.addFault(field, "is a truth value, not a number");
            case VALUE_NULL -> values.addFault(field, "is null, not a number");
            case START_ARRAY -> values.addFault(field, "is an array, not a number");
            default -> values.addFault(field, "is an object, not a number");
        }
        json.skipChildren();
    }

    private void readText(JsonParser json, String field, FeatureValues values) throws IOException {
        if (takesTexts) {
            values.addText(field, json.getText());
        } else {
            values.addFault(field, FeatureValues.IS_A_TEXT);
        }
    }

    /** The outermost field at the place where parsing stopped, or null. */
    private static String fieldOf(JsonStreamContext context) {
        while (context.getParent() != null && !context.getParent().inRoot()) {
            context = context.getParent();
        }
        return context.getCurrentName();
    }

    private Problem notJson(JsonProcessingException e, String field) {
        if (field == null) {
            return Problem.of(INVALID_INPUT, 400, what + " is not JSON" + where(e));
        }
        return Problem.of(List.of(new FieldFault(field, "is not followed by valid JSON" + where(e))));
    }

    private String where(JsonProcessingException e) {
        if (e.getLocation() == null) {
            return "";
        }
        String line = this == LINE ? "" : " line " + e.getLocation().getLineNr() + ",";
        return " at" + line + " column " + e.getLocation().getColumnNr();
    }

    /** How a body that is no JSON from some place on is refused. */
    public static Problem notJson(JsonProcessingException e) {
        return BODY.notJson(e, null);
    }
}
