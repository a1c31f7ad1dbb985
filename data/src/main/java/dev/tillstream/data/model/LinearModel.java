package dev.tillstream.data.model;

import java.util.Arrays;
import java.util.List;

/**
 * A linear model: {@code intercept + Σ coefficient × scaled value}. Its {@link Predictor#answer} is the prediction and
 * then what each feature contributes to it.
 *
 * @param features names of the inputs, in order
 * @param scaler one mean and scale per feature
 * @param intercept the prediction for a point whose scaled values are all zero: the training's mean point
 * @param coefficients one per feature, for scaled values
 */
public record LinearModel(List<String> features, Scaler scaler, double intercept, double[] coefficients)
        implements
        ModelArtefact,
        Predictor {

    public LinearModel {
        features = List.copyOf(features);
        coefficients = coefficients.clone();
        if (features.isEmpty() || scaler.features() != features.size() || coefficients.length != features.size()) {
            throw new IllegalArgumentException(features.size() + " features, but a scaler for " + scaler.features()
                    + " and " + coefficients.length + " coefficients");
        }
        if (!Double.isFinite(intercept) || !Arrays.stream(coefficients).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("not a model: intercept " + intercept + ", coefficients "
                    + Arrays.toString(coefficients));
        }
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public Predictor predictor() {
        return this;
    }

    /** The prediction alone. */
    public double predict(double[] input) {
        return answer(input)[0];
    }

    @Override
    public double[] answer(double[] input) {
        if (input.length != features.size()) {
            throw new IllegalArgumentException(input.length + " values for " + features.size() + " features");
        }
        double[] answer = new double[1 + coefficients.length];
        answer[0] = intercept;
        for (int f = 0; f < coefficients.length; f++) {
            // One zero only: minus zero would be an odd answer.
            answer[1 + f] = coefficients[f] * scaler.scale(f, input[f]) + 0.0;
            answer[0] += answer[1 + f];
        }
        return answer;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearModel model && features.equals(model.features) && scaler.equals(model.scaler)
                && intercept == model.intercept && Arrays.equals(coefficients, model.coefficients);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients);
    }
}
