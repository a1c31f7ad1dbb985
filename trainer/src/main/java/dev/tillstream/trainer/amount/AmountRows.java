package dev.tillstream.trainer.amount;

import java.util.Arrays;

import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.trainer.rows.HeldOut;
import dev.tillstream.trainer.rows.RowColumns;

/**
 * What the regression needs of a batch's rows: the moments of those it is trained on, and the rows that it is judged by.
 * Not changed once it is made.
 */
final class AmountRows {

    static final int FEATURES = SaleFeatures.OF_AMOUNT.size();

    private final Moments trained = new Moments(FEATURES + 1);
    private final Moments heldOut = new Moments(FEATURES + 1);
    private final RowColumns heldOutRows;

    /** Of the first so many rows. */
    AmountRows(RowColumns rows, int first, HeldOut split) {
        int[] places = new int[first];
        int held = 0;
        for (int row = 0; row < first; row++) {
            if (split.holds(rows.group(row))) {
                places[held++] = row;
                heldOut.add(point(rows, row));
            } else {
                trained.add(point(rows, row));
            }
        }
        heldOutRows = rows.at(Arrays.copyOf(places, held));
    }

    Moments trained() {
        return trained;
    }

    /** Their targets are the last values, as among the moments of the others. */
    Moments heldOut() {
        return heldOut;
    }

    int heldOutRows() {
        return heldOutRows.size();
    }

    double[] heldOutFeatures(int row) {
        return features(heldOutRows, row);
    }

    double heldOutAmount(int row) {
        return amount(heldOutRows, row);
    }

    /** Features and target. */
    private static double[] point(RowColumns rows, int row) {
        double[] point = Arrays.copyOf(features(rows, row), FEATURES + 1);
        point[FEATURES] = amount(rows, row);
        return point;
    }

    private static double[] features(RowColumns rows, int row) {
        return SaleFeatures.ofAmount(rows.quantity(row), rows.price(row), rows.second(row));
    }

    private static double amount(RowColumns rows, int row) {
        return rows.quantity(row) * rows.price(row);
    }
}
