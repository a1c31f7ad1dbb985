package dev.tillstream.ingest.table;

import java.time.Instant;
import java.time.ZoneId;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.RowValues;
import dev.tillstream.data.dataset.Timestamps;
import dev.tillstream.data.dataset.ValueText;

/**
 * Reads the cells of one column. One class for each sort of value, so that the compiler has small methods to work on and
 * is done with them soon. Not thread-safe.
 */
abstract sealed class ColumnReader {

    private static final int SHOWN_TEXT = 60;
    /** Beyond it, doubles skip whole numbers. */
    private static final double EXACT_WHOLE = 1L << 53;

    private final Column column;
    private final CharacterCache cache;
    /** Where the column's values go, and at which index. */
    private final RowValues values;
    private final int index;

    private ColumnReader(Context context, int index) {
        this.column = context.values().column(index);
        this.cache = context.cache();
        this.values = context.values();
        this.index = index;
    }

    /** What the columns of one table share. */
    record Context(RowValues values, CharacterCache cache, ExcelDates dates, ZoneId zone) {}

    static ColumnReader of(Context context, int index) {
        return switch (context.values().column(index).kind()) {
            case CODE -> new Codes(context, index);
            case TEXT -> new Texts(context, index);
            case EPOCH_MILLIS -> new Millis(context, index);
            case TIMESTAMP -> new Times(context, index);
            case WHOLE, COUNT, DECIMAL, AMOUNT, PERCENT -> new Numbers(context, index);
        };
    }

    /** Reads a cell that is not blank; returns why it is refused, or null. */
    final String read(RowCells row, int cell) {
        if (row.type(cell) == CellType.ERROR) {
            return shown("holds an error", row, cell);
        }
        if (isAbsent(row, cell)) {
            return column.required() ? "is missing" : null;
        }
        return take(row, cell);
    }

    /** What a cell that is not blank says, so that it says the same when it is read as a text. */
    String asText(RowCells row, int cell) {
        return row.text(cell);
    }

    /** Reads a cell that holds a value; returns why it is refused, or null. */
    abstract String take(RowCells row, int cell);

    private boolean isAbsent(RowCells row, int cell) {
        return !column.absent().isEmpty() && row.type(cell) == CellType.TEXT
                && column.absent().contains(Blanks.strip(row.text(cell)));
    }

    final Column column() {
        return column;
    }

    final String put(String text) {
        return values.put(index, text);
    }

    final String put(double number) {
        return values.put(index, number);
    }

    final String put(Instant time) {
        return values.put(index, time);
    }

    final String putMillis(double millis) {
        return values.putMillis(index, millis);
    }

    final double number(RowCells row, int cell) {
        return cache.number(row.characters(), row.from(cell), row.to(cell));
    }

    final String code(RowCells row, int cell) {
        return cache.text(row.characters(), row.from(cell), row.to(cell));
    }

    static String shown(String why, RowCells row, int cell) {
        return why + ": '" + ShownText.of(row.text(cell), SHOWN_TEXT) + "'";
    }

    private static final class Texts extends ColumnReader {

        private Texts(Context context, int index) {
            super(context, index);
        }

        @Override
        String take(RowCells row, int cell) {
            String text = row.text(cell);
            if (column().allowed().isEmpty()) {
                return put(text);
            }
            String why = put(Blanks.strip(text));
            return why == null ? null : shown(why, row, cell);
        }
    }

    /** Codes and ids: texts, also where the cell holds a number, and then without {@code .0}. */
    private static final class Codes extends ColumnReader {

        private Codes(Context context, int index) {
            super(context, index);
        }

        @Override
        String take(RowCells row, int cell) {
            return put(asText(row, cell));
        }

        @Override
        String asText(RowCells row, int cell) {
            if (row.type(cell) == CellType.NUMBER) {
                if (isDigits(row.characters(), row.from(cell), row.to(cell))) {
                    return code(row, cell);
                }
                double number = number(row, cell);
                if (number == Math.rint(number) && Math.abs(number) < EXACT_WHOLE) {
                    return Long.toString((long) number);
                }
            }
            return withoutZeroFraction(Blanks.strip(row.text(cell)));
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

    private static final class Numbers extends ColumnReader {

        private Numbers(Context context, int index) {
            super(context, index);
        }

        @Override
        String take(RowCells row, int cell) {
            double number = switch (row.type(cell)) {
                case NUMBER -> plain(number(row, cell));
                case TEXT -> written(row.text(cell));
                default -> Double.NaN;
            };
            String why = Double.isNaN(number) ? "is not a number" : put(number);
            return why == null ? null : shown(why, row, cell);
        }

        private double plain(double number) {
            return column().kind() == Column.Kind.PERCENT ? NumberTexts.percentOfShare(number) : number;
        }

        private double written(String text) {
            return switch (column().kind()) {
                case AMOUNT, COUNT -> NumberTexts.amount(text);
                case PERCENT -> NumberTexts.percent(text);
                default -> CharacterCache.parse(text);
            };
        }
    }

    private static final class Millis extends ColumnReader {

        private Millis(Context context, int index) {
            super(context, index);
        }

        @Override
        String take(RowCells row, int cell) {
            double millis = switch (row.type(cell)) {
                case NUMBER -> number(row, cell);
                case TEXT -> CharacterCache.parse(row.text(cell));
                default -> Double.NaN;
            };
            String why = Double.isNaN(millis) ? "is not a number of milliseconds" : putMillis(millis);
            return why == null ? null : shown(why, row, cell);
        }
    }

    private static final class Times extends ColumnReader {
        private final ExcelDates dates;
        private final ZoneId zone;

        private Times(Context context, int index) {
            super(context, index);
            dates = context.dates();
            zone = context.zone();
        }

        @Override
        String take(RowCells row, int cell) {
            Instant time = time(row, cell);
            String why = time == null ? "is not a date" : put(time);
            return why == null ? null : shown(why, row, cell);
        }

        @Override
        String asText(RowCells row, int cell) {
            if (row.type(cell) == CellType.NUMBER) {
                Instant time = time(row, cell);
                if (time != null && !time.isAfter(Timestamps.MAX)) {
                    return new ValueText().timestamp(time);
                }
            }
            return row.text(cell);
        }

        private Instant time(RowCells row, int cell) {
            return switch (row.type(cell)) {
                case NUMBER -> dates.instant(number(row, cell));
                case TEXT -> TextDates.parse(row.text(cell), zone);
                default -> null;
            };
        }
    }
}
