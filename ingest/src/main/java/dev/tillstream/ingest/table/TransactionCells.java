package dev.tillstream.ingest.table;

import java.time.Instant;

import dev.tillstream.data.transaction.RowOutcome;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.TransactionColumn;

/** Turns a row's cells into a transaction, or says which column is at fault and why. Not thread-safe. */
final class TransactionCells {

    /** The longest text of a cell in Excel; it also keeps a row well below Kafka's largest message. */
    private static final int MAX_TEXT = 32_767;
    private static final int SHOWN_TEXT = 60;
    /** Beyond it, doubles skip whole numbers. */
    private static final double EXACT_WHOLE = 1L << 53;

    private final TableHeader header;
    private final int[] cells;
    private final ExcelDates dates;
    private final CharacterCache cache;

    /** The first fault of the row that is being parsed, or null. */
    private RowOutcome.Refused refused;

    TransactionCells(TableHeader header, boolean date1904, CharacterCache cache) {
        this.header = header;
        this.cells = header.cells();
        this.dates = new ExcelDates(date1904);
        this.cache = cache;
    }

    RowOutcome parse(RowCells row) {
        refused = null;
        String invoiceNo = requiredCode(row, TransactionColumn.INVOICE_NO);
        String stockCode = requiredCode(row, TransactionColumn.STOCK_CODE);
        String description = text(row, TransactionColumn.DESCRIPTION);
        int quantity = quantity(row);
        Instant invoiceDate = date(row);
        double unitPrice = price(row);
        String customerId = code(row, TransactionColumn.CUSTOMER_ID);
        String country = text(row, TransactionColumn.COUNTRY);
        if (refused != null) {
            return refused;
        }
        return new RowOutcome.Accepted(new Transaction(invoiceNo, stockCode, description, quantity, invoiceDate,
                unitPrice, customerId, country));
    }

    private String requiredCode(RowCells row, TransactionColumn column) {
        int cell = required(row, column);
        return cell < 0 ? null : code(row, column);
    }

    /** A code or id: a text, also where the cell holds a number, and then without {@code .0}. */
    private String code(RowCells row, TransactionColumn column) {
        int cell = present(row, column);
        if (cell < 0) {
            return null;
        }
        if (row.type(cell) == CellType.NUMBER) {
            if (isDigits(row.characters(), row.from(cell), row.to(cell))) {
                return cache.text(row.characters(), row.from(cell), row.to(cell));
            }
            double number = cache.number(row.characters(), row.from(cell), row.to(cell));
            if (isWhole(number)) {
                return Long.toString((long) number);
            }
        }
        String text = withoutZeroFraction(row.text(cell).strip());
        return text.length() <= MAX_TEXT ? text : tooLong(cell);
    }

    private String text(RowCells row, TransactionColumn column) {
        int cell = present(row, column);
        if (cell < 0) {
            return null;
        }
        String text = row.text(cell);
        return text.length() <= MAX_TEXT ? text : tooLong(cell);
    }

    private int quantity(RowCells row) {
        int cell = required(row, TransactionColumn.QUANTITY);
        double number = number(row, cell);
        if (Double.isNaN(number)) {
            return 0;
        }
        if (number != Math.rint(number)) {
            refuse(cell, "is not a whole number", row);
        } else if (number != (int) number) {
            refuse(cell, "is out of range", row);
        }
        return (int) number;
    }

    private double price(RowCells row) {
        int cell = required(row, TransactionColumn.UNIT_PRICE);
        double number = number(row, cell);
        if (Double.isInfinite(number)) {
            refuse(cell, "is out of range", row);
        }
        return number;
    }

    private Instant date(RowCells row) {
        int cell = required(row, TransactionColumn.INVOICE_DATE);
        if (cell < 0) {
            return null;
        }
        Instant instant = null;
        if (row.type(cell) == CellType.NUMBER) {
            double serial = cache.number(row.characters(), row.from(cell), row.to(cell));
            instant = dates.instant(serial);
        } else if (row.type(cell) == CellType.TEXT) {
            instant = TextDates.parse(row.text(cell));
        }
        if (instant == null) {
            refuse(cell, "is not a date", row);
        }
        return instant;
    }

    /** NaN, with the row refused, if there is no number. */
    private double number(RowCells row, int cell) {
        if (cell < 0) {
            return Double.NaN;
        }
        double number = switch (row.type(cell)) {
            case NUMBER -> cache.number(row.characters(), row.from(cell), row.to(cell));
            case TEXT -> CharacterCache.parse(row.text(cell));
            default -> Double.NaN;
        };
        if (Double.isNaN(number)) {
            refuse(cell, "is not a number", row);
        }
        return number;
    }

    /** The column's cell; -1, with the row refused, if it is blank or an error. */
    private int required(RowCells row, TransactionColumn column) {
        int cell = cells[column.ordinal()];
        if (row.isBlank(cell)) {
            refuse(cell, "is missing");
            return -1;
        }
        return present(row, column);
    }

    /** The column's cell, or -1 if it is blank or (with the row refused) an error. */
    private int present(RowCells row, TransactionColumn column) {
        int cell = cells[column.ordinal()];
        if (row.isBlank(cell)) {
            return -1;
        }
        if (row.type(cell) == CellType.ERROR) {
            refuse(cell, "holds an error", row);
            return -1;
        }
        return cell;
    }

    private String tooLong(int cell) {
        refuse(cell, "is longer than " + MAX_TEXT + " characters");
        return null;
    }

    private void refuse(int cell, String why, RowCells row) {
        String text = row.text(cell);
        String shown = text.length() <= SHOWN_TEXT ? text : text.substring(0, SHOWN_TEXT) + "…";
        refuse(cell, why + ": '" + shown + "'");
    }

    private void refuse(int cell, String why) {
        if (refused == null) {
            refused = new RowOutcome.Refused(header.text(cell), why);
        }
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

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) < EXACT_WHOLE;
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
