package dev.tillstream.data.model;

import java.util.Arrays;

/**
 * Standard scaling: {@code (value − mean) ÷ scale}, where the scale is the population standard deviation of the
 * training rows, or 1 for a feature that does not vary (as scikit-learn's StandardScaler has it).
 *
 * @param mean one value per feature
 * @param scale one value per feature, positive
 */
public record Scaler(double[] mean, double[] scale) {
    public Scaler {
        if (mean.length != scale.length) {
            throw new IllegalArgumentException(mean.length + " means for " + scale.length + " scales");
        }
        for (int i = 0; i < mean.length; i++) {
            if (!Double.isFinite(mean[i]) || !(scale[i] > 0) || !Double.isFinite(scale[i])) {
                throw new IllegalArgumentException("feature " + i + " has mean " + mean[i] + " and scale " + scale[i]);
            }
        }
        mean = mean.clone();
        scale = scale.clone();
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public double[] scale() {
        return scale.clone();
    }

    /** Number of features. */
    public int features() {
        return mean.length;
    }

    /** One value of the given feature, scaled. */
    public double scale(int feature, double value) {
        return (value - mean[feature]) / scale[feature];
    }

    /** A scaled value of the given feature in its own units again. */
    public double unscale(int feature, double scaled) {
        return scaled * scale[feature] + mean[feature];
    }

    /** A point, scaled into a new array. */
    public double[] scale(double[] point) {
        double[] scaled = new double[mean.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scale(i, point[i]);
        }
        return scaled;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaler s && Arrays.equals(mean, s.mean) && Arrays.equals(scale, s.scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(scale);
    }
}
