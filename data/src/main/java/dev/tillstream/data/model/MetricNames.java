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

    /** Area under the curve of true positives over false positives, 0 to 1; of a constant 0.5. */
    public static final String ROC_AUC = "roc_auc";
    /** Share of the rows that are said to be of the class which are. */
    public static final String PRECISION = "precision";
    /** Share of the class's rows that are said to be of it. */
    public static final String RECALL = "recall";
    /** Share of the rows whose class is right. */
    public static final String ACCURACY = "accuracy";
    /**
     * Mean over the classes of the harmonic mean of precision and recall, 0 to 1; of classes that no held-out row has and
     * none is said to be of there is none.
     */
    public static final String MACRO_F1 = "macro_f1";
    /** Mean of the negative natural logarithm of the true class's probability. */
    public static final String LOG_LOSS = "log_loss";
    /** Mean squared difference of the probability and the truth, 0 to 1. */
    public static final String BRIER = "brier";

    /** Share of the items seen next that are among the first ten recommended; the baseline recommends the most popular. */
    public static final String RECALL_AT_10 = "recall_at_10";
    /**
     * Normalised discounted cumulative gain of the first ten recommended: mean over the items seen next of
     * {@code 1 ÷ log2(1 + rank)}, 0 where it is not among them; 0 to 1.
     */
    public static final String NDCG_AT_10 = "ndcg_at_10";
    /** Share of all items that are among the first ten recommended to anybody. */
    public static final String COVERAGE_AT_10 = "coverage_at_10";

    private MetricNames() {}
}
