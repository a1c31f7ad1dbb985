package dev.tillstream.serving.prediction;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tillstream.serving.model.ServedModel;

/** Objects of numbers by name, as answers have them. */
public final class JsonNumbers {

    private JsonNumbers() {}

    /** The numbers by their names, in that order. */
    public static Map<String, Double> named(List<String> names, double[] numbers) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            named.put(names.get(i), numbers[i]);
        }
        return named;
    }

    /** Writes them as a field of the object that is open. */
    public static void write(String field, Map<String, Double> numbers, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, Double> number : numbers.entrySet()) {
            json.writeNumberField(number.getKey(), number.getValue());
        }
        json.writeEndObject();
    }

    /** Writes what the model's training was worth: a clustering's silhouette, all metrics of other models. */
    public static void writeMetrics(ServedModel served, JsonGenerator json) throws IOException {
        if (served.isClustering()) {
            json.writeNumberField("silhouette_score", served.silhouette());
        } else {
            json.writeFieldName("metrics");
            json.writeRawValue(served.metrics());
        }
    }
}
