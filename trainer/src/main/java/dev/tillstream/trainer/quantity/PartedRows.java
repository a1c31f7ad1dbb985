package dev.tillstream.trainer.quantity;

import java.util.Arrays;

import dev.tillstream.trainer.rows.HeldOut;
import dev.tillstream.trainer.rows.RowColumns;

/** A slice's rows: those to train on, and those to judge by. Not thread-safe until they are all in. */
record PartedRows(SalePoints trained, SalePoints heldOut) {

    PartedRows() {
        this(new SalePoints(), new SalePoints());
    }

    void add(RowColumns rows, HeldOut split) {
        for (int row = 0; row < rows.size(); row++) {
            (split.holds(rows.group(row)) ? heldOut : trained).add(rows, row);
        }
    }

    /** Whether there are rows of both kinds. */
    boolean isParted() {
        return trained.size() > 0 && heldOut.size() > 0;
    }

    /** Places of the rows to train on, by their category. */
    int[][] trainedBy(Categories categories) {
        int[] sizes = new int[categories.names().size()];
        int[][] places = new int[sizes.length][trained.size()];
        for (int row = 0; row < trained.size(); row++) {
            int category = categories.of(trained.quantity(row));
            places[category][sizes[category]++] = row;
        }
        for (int c = 0; c < sizes.length; c++) {
            places[c] = Arrays.copyOf(places[c], sizes[c]);
        }
        return places;
    }
}
