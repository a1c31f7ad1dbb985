package dev.tillstream.data.dataset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of table: what its columns are, and how a row is made of them. Everything else about it (reading files, JSON,
 * batch files) follows from this. Immutable.
 *
 * @param <R> the rows
 */
public interface Dataset<R extends Row> {

    /** For example {@code online-retail}. */
    String name();

    /** Default name of the topic of its rows. */
    String topic();

    /** The columns, in the order in which they are written. */
    List<Column> columns();

    /**
     * Makes a row.
     *
     * @param values by index of the column; none that is required is missing
     */
    R row(RowValues values);

    /** Hands over each value of the row, by index of the column and in that order. */
    void write(R row, RowSink sink);

    /**
     * Finds the columns in a header row, in any order. Case, blanks, {@code _} and {@code -} don't matter, so that
     * {@code Customer ID} and {@code CUSTOMER_ID} are one. Where a header occurs twice, the first one counts.
     *
     * @param headers one text for each cell of the row; null for an empty cell
     * @return the zero-based cell of each column, -1 for one that is not there
     */
    default int[] locate(List<String> headers) {
        Map<String, Integer> byName = new HashMap<>();
        for (int column = 0; column < columns().size(); column++) {
            for (String name : columns().get(column).normalisedNames()) {
                byName.put(name, column);
            }
        }
        int[] cells = new int[columns().size()];
        Arrays.fill(cells, -1);
        for (int cell = 0; cell < headers.size(); cell++) {
            Integer column = byName.get(Column.normalise(headers.get(cell)));
            if (column != null && cells[column] < 0) {
                cells[column] = cell;
            }
        }
        return cells;
    }
}
