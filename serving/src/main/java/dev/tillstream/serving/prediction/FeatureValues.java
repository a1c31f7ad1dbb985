package dev.tillstream.serving.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/**
 * The fields of a request, each a number or a fault. Which of them are needed is known only once the model is, so that
 * fields of other names do no harm. Filled by {@link FeatureJson}; not thread-safe until then.
 */
public final class FeatureValues {

    /** Numbers beyond this are faults: their squared distances would overflow. */
    static final double LIMIT = 1e100;

    private String[] names = new String[4];
    private double[] values = new double[4];
    private String[] faults = new String[4];
    private int size;

    FeatureValues() {}

    void add(String name, double value) {
        add(name, value, faultOf(value));
    }

    void addFault(String name, String fault) {
        add(name, Double.NaN, fault);
    }

    private void add(String name, double value, String fault) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            faults = Arrays.copyOf(faults, 2 * size);
        }
        names[size] = name;
        values[size] = value;
        faults[size++] = fault;
    }

    private static String faultOf(double value) {
        if (Double.isNaN(value)) {
            return "is NaN, not a number";
        }
        if (Double.isInfinite(value)) {
            return "is infinite";
        }
        return Math.abs(value) > LIMIT ? "is beyond ±" + LIMIT : null;
    }

    /**
     * The values of these features, in their order; of a field that was given twice the last one.
     *
     * @throws ProblemException that names every feature which is missing or no number
     */
    double[] inOrder(List<String> features) {
        double[] point = new double[features.size()];
        List<FieldFault> found = List.of();
        for (int i = 0; i < point.length; i++) {
            int index = lastIndexOf(features.get(i));
            String fault = index < 0 ? "is missing" : faults[index];
            if (fault == null) {
                point[i] = values[index];
            } else {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(new FieldFault(features.get(i), fault));
            }
        }
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.of(found));
        }
        return point;
    }

    private int lastIndexOf(String name) {
        int index = size - 1;
        while (index >= 0 && !names[index].equals(name)) {
            index--;
        }
        return index;
    }
}
