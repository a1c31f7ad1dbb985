package dev.tillstream.data.transaction;

import static java.util.Objects.requireNonNull;

/** What became of one row of input: bad rows are expected, so they are values and not exceptions. */
public sealed interface RowOutcome {

    /** The row is sound. */
    record Accepted(Transaction row) implements RowOutcome {
        public Accepted {
            requireNonNull(row);
        }
    }

    /**
     * The row can't be a transaction.
     *
     * @param column header of the column at fault, or null when the row as a whole is
     * @param why the reason, as a phrase for people: {@code "is not a number: 'abc'"}
     */
    record Refused(String column, String why) implements RowOutcome {
        public Refused {
            requireNonNull(why);
        }
    }
}
