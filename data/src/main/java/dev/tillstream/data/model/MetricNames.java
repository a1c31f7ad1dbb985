package dev.tillstream.data.model;

/**
 * Names of the metrics of models that predict, all of held-out rows. Beside each stands that of its baseline, by the name
 * with {@link #BASELINE} behind it: what the training's mean scores, or its largest class.
 */
public final class MetricNames {

    public static final String BASELINE = "_baseline";

    /** Root of the mean squared error, in the target's unit. */
    public static final String RMSE = "rmse";
    /** Mean absolute error, in the target's unit. */
    public static final String MAE = "mae";
    /** Coefficient of determination, against the held-out rows' own mean; at most 1. */
    public static final String R2 = "r2";

    private MetricNames() {}
}
