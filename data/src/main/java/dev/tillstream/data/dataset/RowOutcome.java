package dev.tillstream.data.dataset;

import static java.util.Objects.requireNonNull;

/**
 * What became of one row of input: bad rows are expected, so they are values and not exceptions.
 *
 * @param <R> the dataset's rows
 */
public sealed interface RowOutcome<R extends Row> {

    /** The row is sound. */
    record Accepted<R extends Row>(R row) implements RowOutcome<R> {
        public Accepted {
            requireNonNull(row);
        }
    }

    /**
     * The input can't be a row.
     *
     * @param column header of the column at fault, or null when the row as a whole is
     * @param why the reason, as a phrase for people: {@code "is not a number: 'abc'"}
     */
    record Refused<R extends Row>(String column, String why) implements RowOutcome<R> {
        public Refused {
            requireNonNull(why);
        }
    }
}
