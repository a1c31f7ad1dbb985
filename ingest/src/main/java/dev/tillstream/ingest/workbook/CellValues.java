package dev.tillstream.ingest.workbook;

import dev.tillstream.ingest.table.CellType;
import dev.tillstream.ingest.table.RowCells;

/** Puts what a cell's {@code v} says into the row, as the cell's type wants it. Immutable. */
final class CellValues {

    /** What a cell shows that refers to a text which the workbook does not have. */
    static final String NO_SHARED_STRING = "#NO SHARED STRING";

    private static final int MOST_DIGITS = 9;

    private final SharedStrings strings;

    CellValues(SharedStrings strings) {
        this.strings = strings;
    }

    /**
     * Ends a cell of characters.
     *
     * @param begin where its characters begin in the row's
     */
    void put(RowCells row, int column, CellAttributes.Type type, int begin) {
        switch (type) {
            case SHARED -> putShared(row, column, wholeNumber(row.characters(), begin, row.begin()));
            case BOOLEAN -> putBoolean(row, column, begin);
            case TEXT -> putText(row, column, begin);
            default -> row.end(column, type.cell(), begin);
        }
    }

    /** @param number of the text, from zero; a negative one is none */
    void putShared(RowCells row, int column, int number) {
        String text = strings.get(number);
        if (text != null) {
            row.put(column, CellType.TEXT, text);
        } else {
            row.put(column, CellType.ERROR, NO_SHARED_STRING);
        }
    }

    private static void putText(RowCells row, int column, int begin) {
        if (row.begin() > begin) {
            String text = new String(row.characters(), begin, row.begin() - begin);
            row.put(column, CellType.TEXT, EscapedText.decode(text));
        }
    }

    private static void putBoolean(RowCells row, int column, int begin) {
        if (row.begin() > begin) {
            row.put(column, CellType.BOOLEAN, "1tT".indexOf(row.characters()[begin]) >= 0 ? "TRUE" : "FALSE");
        }
    }

    /** The number, or -1 if it is none. */
    private static int wholeNumber(char[] characters, int from, int to) {
        if (from == to || to - from > MOST_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
