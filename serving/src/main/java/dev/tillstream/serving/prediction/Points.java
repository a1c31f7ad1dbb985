package dev.tillstream.serving.prediction;

import java.util.List;

/**
 * The points of a request.
 *
 * @param single whether the request was one object, not an array
 */
public record Points(List<FeatureValues> values, boolean single) {
    public Points {
        values = List.copyOf(values);
    }
}
