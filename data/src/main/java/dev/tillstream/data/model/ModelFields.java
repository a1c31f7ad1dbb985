package dev.tillstream.data.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/** Fields that the forms of several kinds of models have; what is wrong with one is an {@link ArtefactFormatException}. */
final class ModelFields {

    private ModelFields() {}

    /** The first format that knows the kind of scaling. */
    static int formatVersion(Scaler.Kind scaling) {
        return scaling == Scaler.Kind.STANDARD ? 1 : 2;
    }

    static void write(Scaler scaler, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("scaling");
        json.writeStringField("kind", scaler.kind().label());
        writeNumbers("mean", scaler.mean(), json);
        writeNumbers("scale", scaler.scale(), json);
        json.writeEndObject();
    }

    static Scaler scaler(JsonNode model, int version) {
        JsonNode scaling = required(model, "scaling");
        Scaler.Kind kind;
        try {
            kind = Scaler.Kind.of(scaling.path("kind").asText());
        } catch (IllegalArgumentException unknown) {
            throw new ArtefactFormatException(unknown.getMessage(), unknown);
        }
        if (version < formatVersion(kind)) {
            throw new ArtefactFormatException(
                    "scaling '" + kind.label() + "' is not part of format version " + version);
        }
        return new Scaler(kind, numbers(scaling, "mean"), numbers(scaling, "scale"));
    }

    static void writeTexts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static List<String> texts(JsonNode json, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : required(json, name)) {
            texts.add(text.asText());
        }
        return texts;
    }

    static void writeNumbers(String name, double[] numbers, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (double number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    static double[] numbers(JsonNode json, String name) {
        JsonNode array = required(json, name);
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!array.get(i).isNumber()) {
                throw new ArtefactFormatException("'" + name + "' holds something that is no number: " + array.get(i));
            }
            numbers[i] = array.get(i).doubleValue();
        }
        return numbers;
    }

    static void writeWholes(String name, int[] numbers, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        json.writeArray(numbers, 0, numbers.length);
    }

    static int[] wholes(JsonNode json, String name) {
        JsonNode array = required(json, name);
        int[] numbers = new int[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode number = array.get(i);
            if (!number.isIntegralNumber() || !number.canConvertToInt()) {
                throw new ArtefactFormatException("'" + name + "' holds something that is no whole number: " + number);
            }
            numbers[i] = number.intValue();
        }
        return numbers;
    }

    /** Rounded once only, not to {@code double} in between. */
    static float[] floats(JsonNode json, String name) {
        JsonNode array = required(json, name);
        float[] numbers = new float[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!array.get(i).isNumber()) {
                throw new ArtefactFormatException("'" + name + "' holds something that is no number: " + array.get(i));
            }
            numbers[i] = Float.parseFloat(array.get(i).asText());
        }
        return numbers;
    }

    static double number(JsonNode json, String name) {
        JsonNode number = required(json, name);
        if (!number.isNumber()) {
            throw new ArtefactFormatException("'" + name + "' is not a number: " + number);
        }
        return number.doubleValue();
    }

    static int whole(JsonNode json, String name) {
        JsonNode number = required(json, name);
        if (!number.canConvertToInt() || !number.isIntegralNumber()) {
            throw new ArtefactFormatException("'" + name + "' is not a whole number: " + number);
        }
        return number.intValue();
    }

    static JsonNode required(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            throw new ArtefactFormatException("'" + name + "' is missing");
        }
        return value;
    }
}
