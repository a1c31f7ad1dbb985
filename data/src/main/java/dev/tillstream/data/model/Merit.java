package dev.tillstream.data.model;

import static java.util.Objects.requireNonNull;

/**
 * Which metric makes a version the best of its family.
 *
 * @param metric its name in the manifest
 */
public record Merit(String metric, boolean higherIsBetter) {

    /** That of clusterings. */
    public static final Merit SILHOUETTE = new Merit(ModelManifest.SILHOUETTE, true);

    public Merit {
        requireNonNull(metric, "metric");
    }

    /** The metric of a model that has it, so that the best model has the highest. */
    public double of(ModelManifest manifest) {
        return higherIsBetter ? manifest.metric(metric) : -manifest.metric(metric);
    }
}
