package dev.tillstream.data.dataset;

import java.time.Instant;
import java.util.Arrays;

/**
 * The values of one row on their way into it, by index of the column. Each is checked against its column as it comes;
 * what is refused is not kept. Filled again for each row; not thread-safe.
 */
public final class RowValues {

    private static final String MISSING = "is missing";

    private final Column[] columns;
    private final String[] texts;
    private final double[] numbers;
    private final Instant[] times;
    private final boolean[] present;

    public RowValues(Dataset<?> dataset) {
        columns = dataset.columns().toArray(Column[]::new);
        texts = new String[columns.length];
        numbers = new double[columns.length];
        times = new Instant[columns.length];
        present = new boolean[columns.length];
    }

    /** The column of that index. */
    public Column column(int column) {
        return columns[column];
    }

    /** Forgets all values. */
    public void clear() {
        Arrays.fill(present, false);
    }

    /** Takes a text; a blank one where none may be missing is missing. Returns why it is refused, or null. */
    public String put(int column, String text) {
        String why = columns[column].refusal(text);
        if (why == null) {
            texts[column] = columns[column].asAllowed(text);
            present[column] = !columns[column].required() || !text.isBlank();
        }
        return why;
    }

    /** Takes a number. Returns why it is refused, or null. */
    public String put(int column, double number) {
        String why = columns[column].refusal(number);
        if (why == null) {
            numbers[column] = number;
            present[column] = true;
        }
        return why;
    }

    /** Takes a time. Returns why it is refused, or null. */
    public String put(int column, Instant time) {
        String why = Column.refusal(time);
        if (why == null) {
            times[column] = time;
            present[column] = true;
        }
        return why;
    }

    /** Takes a time in milliseconds since 1970. Returns why it is refused, or null. */
    public String putMillis(int column, double millis) {
        if (millis != Math.rint(millis)) {
            return "is not a whole number of milliseconds";
        }
        // Out of a long's range it is clamped, and then out of the calendar's too.
        return put(column, Instant.ofEpochMilli((long) millis));
    }

    /**
     * Makes the row.
     *
     * @return refused if a required value is missing
     */
    public <R extends Row> RowOutcome<R> build(Dataset<R> dataset) {
        for (int column = 0; column < columns.length; column++) {
            if (columns[column].required() && !present[column]) {
                return new RowOutcome.Refused<>(columns[column].name(), MISSING);
            }
        }
        return new RowOutcome.Accepted<>(dataset.row(this));
    }

    public boolean has(int column) {
        return present[column];
    }

    /** The text, or null if it is missing. */
    public String text(int column) {
        return present[column] ? texts[column] : null;
    }

    /** The number; only where there is one. */
    public double decimal(int column) {
        return numbers[column];
    }

    /** The whole number; only where there is one, and the column's bounds are those of an int. */
    public int integer(int column) {
        return (int) numbers[column];
    }

    /** The whole number; only where there is one. */
    public long whole(int column) {
        return (long) numbers[column];
    }

    /** The time, or null if it is missing. */
    public Instant time(int column) {
        return present[column] ? times[column] : null;
    }
}
