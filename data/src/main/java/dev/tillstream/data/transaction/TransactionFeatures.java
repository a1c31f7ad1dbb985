package dev.tillstream.data.transaction;

import java.util.List;

/** The features of the family {@code transaction-clusters}: the same for training and for serving. */
public final class TransactionFeatures {

    /** Names in the order of every point's values: {@code [quantity, price]}. */
    public static final List<String> NAMES = List.of("quantity", "price");

    private TransactionFeatures() {}

    /** The point of one row, in items and pounds sterling, unscaled. */
    public static double[] of(TransactionFields row) {
        return new double[]{row.quantity(), row.unitPrice()};
    }
}
