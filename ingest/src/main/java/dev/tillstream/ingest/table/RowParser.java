package dev.tillstream.ingest.table;

import java.time.Instant;
import java.time.ZoneId;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.dataset.RowValues;
import dev.tillstream.data.dataset.Timestamps;
import dev.tillstream.data.dataset.ValueText;

/**
 * Turns a row's cells into a row of the dataset, or says which column is at fault and why. Not thread-safe.
 *
 * @param <R> the dataset's rows
 */
final class RowParser<R extends Row> {

    private static final int SHOWN_TEXT = 60;
    /** Beyond it, doubles skip whole numbers. */
    private static final double EXACT_WHOLE = 1L << 53;

    private final Dataset<R> dataset;
    private final TableHeader header;
    private final Column[] columns;
    private final int[] cells;
    private final ZoneId zone;
    private final ExcelDates dates;
    private final CharacterCache cache;
    private final RowValues values;

    RowParser(Dataset<R> dataset, TableHeader header, boolean date1904, ZoneId zone, CharacterCache cache) {
        this.dataset = dataset;
        this.header = header;
        this.columns = dataset.columns().toArray(Column[]::new);
        this.cells = header.cells();
        this.zone = zone;
        this.dates = new ExcelDates(date1904, zone);
        this.cache = cache;
        this.values = new RowValues(dataset);
    }

    /** With the header's dataset. */
    static RowParser<?> of(TableHeader header, boolean date1904, ZoneId zone, CharacterCache cache) {
        return new RowParser<>(header.dataset(), header, date1904, zone, cache);
    }

    /** The first fault in the order of the dataset's columns is the one that is told. */
    RowOutcome<R> parse(RowCells row) {
        values.clear();
        for (int column = 0; column < columns.length; column++) {
            int cell = cells[column];
            String why = row.isBlank(cell)
                    ? columns[column].required() ? "is missing" : null
                    : take(row, column, cell);
            if (why != null) {
                return new RowOutcome.Refused<>(header.text(cell), why);
            }
        }
        return values.build(dataset);
    }

    /**
     * What a cell says, so that it says the same when it is read as a text: dates and codes that the file holds as
     * numbers would not. Null for an empty cell.
     */
    String asText(RowCells row, int cell) {
        Column.Kind kind = kind(cell);
        if (row.type(cell) == CellType.NUMBER && kind == Column.Kind.CODE) {
            return code(row, cell);
        }
        if (row.type(cell) == CellType.NUMBER && kind == Column.Kind.TIMESTAMP) {
            Instant time = date(row, cell);
            if (time != null && !time.isAfter(Timestamps.MAX)) {
                return new ValueText().timestamp(time);
            }
        }
        return row.text(cell);
    }

    /** Null for a cell of no column. */
    private Column.Kind kind(int cell) {
        for (int column = 0; column < columns.length; column++) {
            if (cells[column] == cell) {
                return columns[column].kind();
            }
        }
        return null;
    }

    /** Takes a cell that is not blank; returns why it is refused, or null. */
    private String take(RowCells row, int column, int cell) {
        if (row.type(cell) == CellType.ERROR) {
            return shown("holds an error", row, cell);
        }
        if (isAbsent(row, column, cell)) {
            return columns[column].required() ? "is missing" : null;
        }
        return switch (columns[column].kind().type()) {
            case TEXT -> text(row, column, cell);
            case NUMBER -> number(row, column, cell);
            case TIME -> time(row, column, cell);
        };
    }

    private boolean isAbsent(RowCells row, int column, int cell) {
        return !columns[column].absent().isEmpty() && row.type(cell) == CellType.TEXT
                && columns[column].absent().contains(Blanks.strip(row.text(cell)));
    }

    private String text(RowCells row, int column, int cell) {
        if (columns[column].kind() == Column.Kind.CODE) {
            return values.put(column, code(row, cell));
        }
        String text = row.text(cell);
        String why = values.put(column, columns[column].allowed().isEmpty() ? text : Blanks.strip(text));
        return why == null || columns[column].allowed().isEmpty() ? why : shown(why, row, cell);
    }

    /** A code or id: a text, also where the cell holds a number, and then without {@code .0}. */
    private String code(RowCells row, int cell) {
        if (row.type(cell) == CellType.NUMBER) {
            if (isDigits(row.characters(), row.from(cell), row.to(cell))) {
                return cache.text(row.characters(), row.from(cell), row.to(cell));
            }
            double number = cache.number(row.characters(), row.from(cell), row.to(cell));
            if (number == Math.rint(number) && Math.abs(number) < EXACT_WHOLE) {
                return Long.toString((long) number);
            }
        }
        return withoutZeroFraction(Blanks.strip(row.text(cell)));
    }

    private String number(RowCells row, int column, int cell) {
        double number = switch (row.type(cell)) {
            case NUMBER -> plain(column, cache.number(row.characters(), row.from(cell), row.to(cell)));
            case TEXT -> written(column, row.text(cell));
            default -> Double.NaN;
        };
        String why = Double.isNaN(number) ? "is not a number" : values.put(column, number);
        return why == null ? null : shown(why, row, cell);
    }

    private double plain(int column, double number) {
        return columns[column].kind() == Column.Kind.PERCENT ? NumberTexts.percentOfShare(number) : number;
    }

    private double written(int column, String text) {
        return switch (columns[column].kind()) {
            case AMOUNT, COUNT -> NumberTexts.amount(text);
            case PERCENT -> NumberTexts.percent(text);
            default -> CharacterCache.parse(text);
        };
    }

    private String time(RowCells row, int column, int cell) {
        String why;
        if (columns[column].kind() == Column.Kind.EPOCH_MILLIS) {
            double millis = row.type(cell) == CellType.NUMBER
                    ? cache.number(row.characters(), row.from(cell), row.to(cell))
                    : row.type(cell) == CellType.TEXT ? CharacterCache.parse(row.text(cell)) : Double.NaN;
            why = Double.isNaN(millis) ? "is not a number of milliseconds" : values.putMillis(column, millis);
        } else {
            Instant time = date(row, cell);
            why = time == null ? "is not a date" : values.put(column, time);
        }
        return why == null ? null : shown(why, row, cell);
    }

    private Instant date(RowCells row, int cell) {
        return switch (row.type(cell)) {
            case NUMBER -> dates.instant(cache.number(row.characters(), row.from(cell), row.to(cell)));
            case TEXT -> TextDates.parse(row.text(cell), zone);
            default -> null;
        };
    }

    private static String shown(String why, RowCells row, int cell) {
        return why + ": '" + ShownText.of(row.text(cell), SHOWN_TEXT) + "'";
    }

    /** Some writers turn a column of ids with gaps into decimals: {@code 13085.0} is {@code 13085}. */
    private static String withoutZeroFraction(String text) {
        if (!text.endsWith(".0") || text.length() == 2) {
            return text;
        }
        for (int i = 0; i < text.length() - 2; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return text;
            }
        }
        return text.substring(0, text.length() - 2);
    }

    /** Whether the number stands there as its own shortest form, so that no parsing is needed. */
    private static boolean isDigits(char[] characters, int from, int to) {
        if (to - from > 15 || characters[from] == '0') {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (characters[i] < '0' || characters[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
