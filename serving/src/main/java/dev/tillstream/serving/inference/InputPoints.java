package dev.tillstream.serving.inference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.serving.prediction.FeatureValues;

/** Makes points of input tensors: of one with a row per point, or of one per feature that is named after it. */
final class InputPoints {

    private InputPoints() {}

    /**
     * The points' values in the order of the features.
     *
     * @throws dev.tillstream.serving.problem.ProblemException that says which input is not as it should be
     */
    static double[][] of(List<Tensor> inputs, List<String> features) {
        Tensor first = inputs.get(0);
        if (inputs.size() == 1 && first.rows(features.size()) >= 0) {
            return checked(rows(first, features.size()), features);
        }
        if (inputs.size() == 1 && !features.contains(first.name())) {
            throw Refused.because("input '" + first.name() + "' has the shape " + Arrays.toString(first.shape())
                    + "; " + expected(features));
        }
        return checked(columns(inputs, features), features);
    }

    private static double[][] checked(double[][] points, List<String> features) {
        for (int i = 0; i < points.length; i++) {
            for (int f = 0; f < features.size(); f++) {
                String fault = FeatureValues.rangeFault(features.get(f), points[i][f]);
                if (fault != null) {
                    throw Refused.because("point " + i + ": " + features.get(f) + " " + fault);
                }
            }
        }
        return points;
    }

    private static double[][] rows(Tensor tensor, int columns) {
        double[][] points = new double[tensor.rows(columns)][columns];
        for (int i = 0; i < points.length * columns; i++) {
            points[i / columns][i % columns] = tensor.data().get(i);
        }
        return points;
    }

    private static double[][] columns(List<Tensor> inputs, List<String> features) {
        Map<String, Tensor> byName = new HashMap<>();
        for (Tensor input : inputs) {
            if (!features.contains(input.name())) {
                throw Refused.because("input '" + input.name() + "' is not a feature; " + expected(features));
            }
            if (byName.put(input.name(), input) != null) {
                throw Refused.because("input '" + input.name() + "' is there twice");
            }
            if (input.rowsOfColumn() < 0) {
                throw Refused.because("input '" + input.name() + "' has the shape "
                        + Arrays.toString(input.shape()) + ", not [-1] or [-1, 1]");
            }
        }
        Tensor first = inputs.get(0);
        double[][] points = new double[first.rowsOfColumn()][features.size()];
        for (int f = 0; f < features.size(); f++) {
            fill(points, f, byName.get(features.get(f)), features, first);
        }
        return points;
    }

    private static void fill(double[][] points, int feature, Tensor column, List<String> features, Tensor first) {
        if (column == null) {
            throw Refused.because("there is no input '" + features.get(feature) + "'; " + expected(features));
        }
        if (column.rowsOfColumn() != points.length) {
            throw Refused.because("input '" + column.name() + "' has " + column.rowsOfColumn() + " elements, but '"
                    + first.name() + "' " + points.length);
        }
        for (int i = 0; i < points.length; i++) {
            points[i][feature] = column.data().get(i);
        }
    }

    private static String expected(List<String> features) {
        return "there must be one input of the shape [-1, " + features.size() + "] for " + String.join(", ", features)
                + ", or one for each of them, by its name";
    }
}
