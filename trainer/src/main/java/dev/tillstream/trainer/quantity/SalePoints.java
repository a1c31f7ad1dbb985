package dev.tillstream.trainer.quantity;

import java.util.Arrays;

import dev.tillstream.data.model.ForestModel;
import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.trainer.rows.RowColumns;

/** Rows as a forest takes them, 28 bytes each. Not thread-safe until it takes no more rows. */
final class SalePoints {

    static final int FEATURES = SaleFeatures.OF_CLASS.size();
    private static final int FIRST_ROOM = 1_024;

    private float[] points = new float[FIRST_ROOM * FEATURES];
    private int[] quantities = new int[FIRST_ROOM];
    private int size;

    void add(RowColumns rows, int row) {
        if (size == quantities.length) {
            quantities = Arrays.copyOf(quantities, Math.addExact(size, size / 2));
            points = Arrays.copyOf(points, Math.multiplyExact(quantities.length, FEATURES));
        }
        float[] point = ForestModel.rounded(
                SaleFeatures.ofClass(rows.quantity(row), rows.price(row), rows.second(row)));
        System.arraycopy(point, 0, points, size * FEATURES, FEATURES);
        quantities[size++] = rows.quantity(row);
    }

    int size() {
        return size;
    }

    int quantity(int row) {
        return quantities[row];
    }

    int[] quantities() {
        return Arrays.copyOf(quantities, size);
    }

    /** A row's values in the order of {@link SaleFeatures#OF_CLASS}. */
    float[] point(int row) {
        return Arrays.copyOfRange(points, row * FEATURES, (row + 1) * FEATURES);
    }

    /** The same as numbers that a client may send. */
    double[] input(int row) {
        double[] input = new double[FEATURES];
        for (int f = 0; f < FEATURES; f++) {
            input[f] = points[row * FEATURES + f];
        }
        return input;
    }
}
