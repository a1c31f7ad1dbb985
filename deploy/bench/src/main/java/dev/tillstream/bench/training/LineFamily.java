package dev.tillstream.bench.training;

import java.util.List;

/**
 * A family that learns from single invoice lines, and what scikit-learn makes of the same lines.
 *
 * @param name of the family
 * @param kind what {@code lines.py} calls it
 * @param metric that both are judged by
 * @param within how far the two may be apart
 */
record LineFamily(String name, String kind, String metric, double within) {

    static final LineFamily TOTAL_AMOUNT = new LineFamily("total-amount", "linear", "r2", 0.01);
    static final LineFamily QUANTITY_CATEGORY = new LineFamily("quantity-category", "forest", "macro_f1", 0.02);
    static final LineFamily HIGH_VALUE = new LineFamily("high-value-customer", "logistic", "roc_auc", 0.01);

    /** Those that the trainer trains. */
    static final List<LineFamily> ALL = List.of(TOTAL_AMOUNT, QUANTITY_CATEGORY, HIGH_VALUE);
}
