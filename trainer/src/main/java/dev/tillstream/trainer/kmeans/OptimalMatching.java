package dev.tillstream.trainer.kmeans;

import java.util.Arrays;

/**
 * The pairs of rows and columns with the least sum of costs: the Hungarian method with potentials and shortest
 * augmenting paths, O(rows² × columns) (Kuhn 1955; Jonker and Volgenant 1987).
 */
final class OptimalMatching {

    static final int NONE = -1;

    private final double[][] cost;
    private final double[] rowPotential;
    private final double[] columnPotential;
    /** The row of each column, counted from 1; 0 is none. Column 0 stands for the row that is being placed. */
    private final int[] rowOf;

    private OptimalMatching(double[][] cost, int columns) {
        this.cost = cost;
        this.rowPotential = new double[cost.length + 1];
        this.columnPotential = new double[columns + 1];
        this.rowOf = new int[columns + 1];
    }

    /**
     * The matching; of equally good ones always the same for the same costs.
     *
     * @param cost {@code [rows][columns]}, at least one of each, finite
     * @return each row's column, or {@link #NONE} for rows that are left over; as many pairs as the shorter side has
     */
    static int[] of(double[][] cost) {
        int columns = cost[0].length;
        if (cost.length > columns) {
            int[] rows = of(transposed(cost));
            int[] matched = new int[cost.length];
            Arrays.fill(matched, NONE);
            for (int column = 0; column < columns; column++) {
                matched[rows[column]] = column;
            }
            return matched;
        }
        OptimalMatching matching = new OptimalMatching(cost, columns);
        for (int row = 1; row <= cost.length; row++) {
            matching.place(row);
        }
        int[] matched = new int[cost.length];
        for (int column = 1; column <= columns; column++) {
            if (matching.rowOf[column] > 0) {
                matched[matching.rowOf[column] - 1] = column - 1;
            }
        }
        return matched;
    }

    private void place(int row) {
        int columns = rowOf.length - 1;
        int[] before = new int[columns + 1];
        double[] least = new double[columns + 1];
        boolean[] reached = new boolean[columns + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        rowOf[0] = row;
        int column = 0;
        while (rowOf[column] != 0) {
            reached[column] = true;
            column = next(column, before, least, reached);
        }
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }

    /** Grows the tree of shortest paths by the nearest column that has not been reached, and gives that column. */
    private int next(int from, int[] before, double[] least, boolean[] reached) {
        int row = rowOf[from];
        int nearest = NONE;
        double step = Double.POSITIVE_INFINITY;
        for (int column = 1; column < least.length; column++) {
            if (reached[column]) {
                continue;
            }
            double reduced = cost[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
            if (reduced < least[column]) {
                least[column] = reduced;
                before[column] = from;
            }
            if (least[column] < step) {
                step = least[column];
                nearest = column;
            }
        }
        for (int column = 0; column < least.length; column++) {
            if (reached[column]) {
                rowPotential[rowOf[column]] += step;
                columnPotential[column] -= step;
            } else {
                least[column] -= step;
            }
        }
        return nearest;
    }

    private static double[][] transposed(double[][] cost) {
        double[][] turned = new double[cost[0].length][cost.length];
        for (int row = 0; row < cost.length; row++) {
            for (int column = 0; column < turned.length; column++) {
                turned[column][row] = cost[row][column];
            }
        }
        return turned;
    }
}
