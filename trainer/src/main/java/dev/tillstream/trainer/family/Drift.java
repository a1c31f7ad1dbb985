package dev.tillstream.trainer.family;

import java.util.List;

/**
 * How far the newest rows are from those that an announced model was trained on.
 *
 * @param family for example {@code transaction-clusters}
 * @param version 1, 2 or 3
 * @param revision of the model
 * @param batches newest ones, which are compared
 * @param rows in them, without those that cleaning rules leave out
 * @param features one for each of the model's inputs
 * @param clusterShift the share of the rows that would have to change their cluster for the clusters to have the same
 *        shares as in the training: half the sum of the absolute differences, 0 to 1
 */
public record Drift(
        String family,
        int version,
        long revision,
        int batches,
        long rows,
        List<Feature> features,
        double clusterShift) {

    /**
     * One input.
     *
     * @param psi population stability index over the training's deciles: the sum of
     *        {@code (newest − trained) × ln(newest ÷ trained)} of their shares, where each share has half a row more, so
     *        that none is 0; below 0.1 is often taken for none and above 0.25 for a large shift
     * @param ks the largest difference of the two distribution functions (Kolmogorov–Smirnov), 0 to 1; exact
     */
    public record Feature(String feature, double psi, double ks) {}

    public Drift {
        features = List.copyOf(features);
    }

    /** The largest of all features. */
    public double largestPsi() {
        return features.stream().mapToDouble(Feature::psi).max().orElse(0);
    }

    /** The largest of all features. */
    public double largestKs() {
        return features.stream().mapToDouble(Feature::ks).max().orElse(0);
    }
}
