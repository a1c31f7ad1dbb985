package dev.tillstream.serving.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.data.visitor.VisitorRanges;
import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/**
 * The fields of a request, each a number or a fault. Which of them are needed is known only once the model is, so that
 * fields of other names do no harm. Filled where the request is read; not thread-safe until then.
 */
public final class FeatureValues {

    /** Numbers beyond this are faults: their squared distances would overflow. */
    static final double LIMIT = 1e100;

    static final String IS_A_TEXT = "is a text, not a number";

    private String[] names = new String[4];
    private double[] values = new double[4];
    private String[] faults = new String[4];
    private int size;

    public FeatureValues() {}

    void add(String name, double value) {
        add(name, value, faultOf(value));
    }

    /** Takes the text for a number where {@link NumberText} does. */
    public void addText(String name, String text) {
        OptionalDouble number = NumberText.parse(text);
        if (number.isPresent()) {
            add(name, number.getAsDouble());
        } else {
            addFault(name, text.isBlank() ? "is empty" : IS_A_TEXT);
        }
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

    /** Why the number can't be a coordinate of a point, or null if it can. */
    public static String faultOf(double value) {
        if (Double.isNaN(value)) {
            return "is NaN, not a number";
        }
        if (Double.isInfinite(value)) {
            return "is infinite";
        }
        return Math.abs(value) > LIMIT ? "is beyond ±" + LIMIT : null;
    }

    /** Why the number is out of the range of the feature, which its name tells, or null if it is not. */
    public static String rangeFault(String feature, double value) {
        String fault = SaleFeatures.fault(feature, value);
        return fault == null ? VisitorRanges.fault(feature, value) : fault;
    }

    /**
     * The values of these features, in their order; of a field that was given twice the last one.
     *
     * @throws ProblemException that names every feature which is missing, no number, or out of its range
     */
    public double[] inOrder(List<String> features) {
        double[] point = new double[features.size()];
        List<FieldFault> found = List.of();
        for (int i = 0; i < point.length; i++) {
            int index = lastIndexOf(features.get(i));
            String fault = index < 0 ? "is missing" : faults[index];
            if (fault == null) {
                fault = rangeFault(features.get(i), values[index]);
            }
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

    /**
     * For routes that take no other fields.
     *
     * @throws ProblemException that names every field which is none of these
     */
    public void requireNoneBut(List<String> features) {
        List<FieldFault> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (!features.contains(names[i])) {
                found.add(new FieldFault(names[i], "is not known, only " + String.join(", ", features)));
            }
        }
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.of(found));
        }
    }

    private int lastIndexOf(String name) {
        int index = size - 1;
        while (index >= 0 && !names[index].equals(name)) {
            index--;
        }
        return index;
    }
}
