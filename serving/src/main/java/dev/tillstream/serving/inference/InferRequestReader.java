package dev.tillstream.serving.inference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillstream.serving.prediction.FeatureJson;
import dev.tillstream.serving.problem.ProblemException;

/** Reads the protocol's {@code $inference_request}; fields that it has not are ignored. For one request. */
final class InferRequestReader {

    private static final int MOST_DIMENSIONS = 8;

    private interface Element<T> {
        T read() throws IOException;
    }

    private interface Field {
        void read(String name) throws IOException;
    }

    private final JsonParser json;
    private final int mostElements;
    private String id;
    private List<Tensor> inputs = List.of();
    private List<String> outputs = List.of();

    private InferRequestReader(JsonParser json, int mostElements) {
        this.json = json;
        this.mostElements = mostElements;
    }

    /**
     * Reads a body.
     *
     * @param mostElements that an input may have
     * @throws ProblemException that says what is wrong
     */
    static InferRequest read(byte[] body, int mostElements) throws IOException {
        try (JsonParser json = FeatureJson.parser(body)) {
            return new InferRequestReader(json, mostElements).request();
        } catch (JsonProcessingException e) {
            throw new ProblemException(FeatureJson.notJson(e));
        }
    }

    private InferRequest request() throws IOException {
        json.nextToken();
        fields("the body", field -> {
            switch (field) {
                case "id" -> id = text("id");
                case "inputs" -> inputs = array("inputs", this::input);
                case "outputs" -> outputs = array("outputs", this::output);
                default -> json.skipChildren();
            }
        });
        FeatureJson.requireEnd(json, "object");
        if (inputs.isEmpty()) {
            throw Refused.because("there are no inputs");
        }
        return new InferRequest(id, inputs, outputs);
    }

    private Tensor input() throws IOException {
        InputFields input = new InputFields();
        fields("an input", field -> {
            switch (field) {
                case "name" -> input.name = text("an input's name");
                case "datatype" -> input.datatype = text("an input's datatype");
                case "shape" -> input.shape = shape();
                case "data" -> input.data = data();
                case "parameters" -> fields("a set of parameters", this::refuseBinary);
                default -> json.skipChildren();
            }
        });
        return Tensor.of(input.name, input.shape, input.datatype, input.data);
    }

    /** In any order, as they come. */
    private static final class InputFields {
        private String name;
        private String datatype;
        private long[] shape;
        private TensorData data;
    }

    private void refuseBinary(String parameter) throws IOException {
        if (parameter.equals("binary_data_size")) {
            throw Refused.because("binary tensors are not supported: data must be JSON");
        }
        json.skipChildren();
    }

    private String output() throws IOException {
        String[] name = new String[1];
        fields("an output", field -> {
            if (field.equals("name")) {
                name[0] = text("an output's name");
            } else {
                json.skipChildren();
            }
        });
        if (name[0] == null) {
            throw Refused.because("an output has no name");
        }
        return name[0];
    }

    private long[] shape() throws IOException {
        long[] shape = new long[MOST_DIMENSIONS];
        int dimensions = 0;
        requireToken(JsonToken.START_ARRAY, "an input's shape is not an array");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            requireToken(JsonToken.VALUE_NUMBER_INT, "an input's shape holds something that is no whole number");
            if (dimensions == MOST_DIMENSIONS || !isDimension()) {
                throw Refused.because("an input's shape has more than " + MOST_DIMENSIONS
                        + " dimensions, or one that is negative or beyond 32 bits");
            }
            shape[dimensions++] = json.getLongValue();
        }
        return Arrays.copyOf(shape, dimensions);
    }

    private boolean isDimension() throws IOException {
        return json.getNumberType() == JsonParser.NumberType.INT && json.getIntValue() >= 0;
    }

    private TensorData data() throws IOException {
        requireToken(JsonToken.START_ARRAY, "an input's data is not an array");
        TensorData data = new TensorData(mostElements);
        data.read(json);
        return data;
    }

    private String text(String what) throws IOException {
        requireToken(JsonToken.VALUE_STRING, what + " is not a text");
        return json.getText();
    }

    private <T> List<T> array(String what, Element<T> element) throws IOException {
        requireToken(JsonToken.START_ARRAY, what + " is not an array");
        List<T> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.read());
        }
        return elements;
    }

    /** Hands each field's name over when its value is the parser's token; clients write null for what they leave out. */
    private void fields(String what, Field field) throws IOException {
        requireToken(JsonToken.START_OBJECT, what + " is not a JSON object");
        String name;
        while ((name = json.nextFieldName()) != null) {
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                field.read(name);
            }
        }
    }

    private void requireToken(JsonToken token, String fault) {
        if (json.currentToken() != token) {
            throw Refused.because(fault);
        }
    }
}
