package dev.tillstream.data.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Brings each feature to a like spread: {@code (t(value) − mean) ÷ scale}, where t is the kind's transformation, and
 * mean and scale are those of the transformed training rows: the arithmetic mean and the population standard deviation,
 * or 1 for a feature that does not vary (as scikit-learn's StandardScaler has it).
 *
 * @param kind what is done to values before they are centred
 * @param mean one value per feature, of transformed values
 * @param scale one value per feature, positive, of transformed values
 */
public record Scaler(Kind kind, double[] mean, double[] scale) {

    /** What is done to values before they are centred. */
    public enum Kind {
        /** Nothing. */
        STANDARD("standard"),
        /** {@code sign(x) × ln(1 + |x|)}, by {@link StrictMath}, so that it has the same bits on every JDK. */
        LOG_STANDARD("log-standard");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in artefacts, recipes and settings. */
        public String label() {
            return label;
        }

        /** @throws IllegalArgumentException if no kind has that label */
        public static Kind of(String label) {
            for (Kind kind : values()) {
                if (kind.label.equals(label)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("unknown kind of scaling: '" + label + "'");
        }

        /** A value, transformed. */
        public double transform(double value) {
            if (this == STANDARD) {
                return value;
            }
            return value < 0 ? -StrictMath.log1p(-value) : StrictMath.log1p(value);
        }

        private double undo(double transformed) {
            if (this == STANDARD) {
                return transformed;
            }
            return transformed < 0 ? -StrictMath.expm1(-transformed) : StrictMath.expm1(transformed);
        }
    }

    public Scaler {
        requireNonNull(kind, "kind");
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

    /** Standard scaling. */
    public Scaler(double[] mean, double[] scale) {
        this(Kind.STANDARD, mean, scale);
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
        return (kind.transform(value) - mean[feature]) / scale[feature];
    }

    /** A scaled value of the given feature in its own units again, but for rounding. */
    public double unscale(int feature, double scaled) {
        return kind.undo(scaled * scale[feature] + mean[feature]);
    }

    /** A point, scaled into a new array. */
    public double[] scale(double[] point) {
        double[] scaled = new double[mean.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scale(i, point[i]);
        }
        return scaled;
    }

    /** A scaled point in its own units again, in a new array. */
    public double[] unscale(double[] scaled) {
        double[] point = new double[mean.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = unscale(i, scaled[i]);
        }
        return point;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaler s && kind == s.kind && Arrays.equals(mean, s.mean)
                && Arrays.equals(scale, s.scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(scale);
    }
}
