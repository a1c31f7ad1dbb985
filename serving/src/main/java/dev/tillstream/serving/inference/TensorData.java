package dev.tillstream.serving.inference;

import java.io.IOException;
import java.util.Arrays;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tillstream.serving.prediction.FeatureValues;

/** A tensor's elements in row-major order, read from one flat array or from arrays in arrays. Not thread-safe. */
final class TensorData {

    private static final int DEEPEST = 8;

    private final int most;
    private final int[] lengths = new int[DEEPEST];
    private double[] values = new double[16];
    private int size;
    private int depth;

    /** @param most elements that may be read */
    TensorData(int most) {
        this.most = most;
        Arrays.fill(lengths, -1);
    }

    /** @param json at the start of the array */
    void read(JsonParser json) throws IOException {
        array(json, 1);
    }

    private void array(JsonParser json, int level) throws IOException {
        if (level > DEEPEST) {
            throw Refused.because("data is more than " + DEEPEST + " arrays deep");
        }
        int length = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                array(json, level + 1);
            } else {
                element(json, token, level);
            }
            length++;
        }
        if (lengths[level - 1] >= 0 && lengths[level - 1] != length) {
            throw Refused.because("data has arrays of " + lengths[level - 1] + " and of " + length + " side by side");
        }
        lengths[level - 1] = length;
    }

    private void element(JsonParser json, JsonToken token, int level) throws IOException {
        if (!token.isNumeric()) {
            throw Refused.because("data[" + size + "] is not a number");
        }
        if (depth != 0 && depth != level) {
            throw Refused.because("data has numbers and arrays side by side");
        }
        depth = level;
        double value = json.getDoubleValue();
        String fault = FeatureValues.faultOf(value);
        if (fault != null) {
            throw Refused.because("data[" + size + "] " + fault);
        }
        if (size == most) {
            throw Refused.tooMany("there are more than " + most + " numbers");
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double get(int index) {
        return values[index];
    }

    /** Whether the arrays were flat, or in each other as the shape says. */
    boolean fits(long[] shape) {
        if (depth <= 1) {
            return true;
        }
        return shape.length == depth && Arrays.equals(shape, Arrays.stream(lengths, 0, depth).asLongStream().toArray());
    }
}
