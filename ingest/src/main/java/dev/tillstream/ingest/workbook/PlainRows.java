package dev.tillstream.ingest.workbook;

import java.io.IOException;
import java.io.InputStream;

import dev.tillstream.ingest.table.RowCells;
import org.apache.commons.io.input.BrokenInputStream;

/**
 * The rows of a worksheet where they are written as nearly every program writes them, straight from the bytes,
 * without the costs of an XML parser. It knows {@code row}, {@code c} and {@code v} elements with plain attributes and plain
 * ASCII values, and nothing else. At the first row with anything more (formulas, inline texts, entities, comments,
 * prefixes, damage) it stops in front of that row, and an XML parser has to go on there. Not thread-safe.
 */
final class PlainRows {

    /** Many rows; a longer one is for the XML parser, which bounds it. */
    private static final int BUFFER = 1 << 17;
    private static final int NOT_PLAIN = -1;
    private static final int MOST_DIGITS = 9;

    private static final byte[] ROW = {'<', 'r', 'o', 'w'};
    private static final byte[] ROW_END = {'<', '/', 'r', 'o', 'w', '>'};
    private static final byte[] CELL_END = {'<', '/', 'c', '>'};
    private static final byte[] VALUE = {'<', 'v', '>'};
    private static final byte[] VALUE_END = {'<', '/', 'v', '>'};
    private static final byte[] DATA_END = {'<', '/', 's', 'h', 'e', 'e', 't', 'D', 'a', 't', 'a', '>'};

    /** What comes next. */
    enum Next {
        ROW, END,
        /** Something that needs an XML parser, which has to read {@link PlainRows#rest()}. */
        OTHER
    }

    private final InputStream in;
    private final CellValues values;
    /** Behind the last byte there is a zero, which stands nowhere in XML: so no loop looks for the end. */
    private final byte[] buffer = new byte[BUFFER + 1];
    private IOException failure;
    private int from;
    private int to;
    /** Behind the last row that is here as a whole. */
    private int whole;
    private int line;
    /** Of the tag that was read last. */
    private int number;
    private int column;
    private CellAttributes.Type type;

    /** @param in behind the start of {@code sheetData} */
    PlainRows(InputStream in, CellValues values) {
        this.in = in;
        this.values = values;
    }

    /** The number of the last row. */
    int line() {
        return line;
    }

    /** What is not read: from the beginning of a row or from the end of the data on. */
    InputStream rest() {
        return new PushedBack(buffer, from, to, failure == null ? in : new BrokenInputStream(failure));
    }

    /** Reads a row, empty or not, if it is plain. */
    Next next(RowCells row) {
        // Never a row that is not here as a whole: it would end in a different place each time, and the compiler would
        // take each of them for a new case.
        while (from >= whole) {
            if (is(DATA_END, space(from))) {
                return Next.END;
            }
            if (!fill()) {
                return Next.OTHER;
            }
        }
        int end = row(space(from), row);
        if (end == NOT_PLAIN) {
            return Next.OTHER;
        }
        from = end;
        line = row.line();
        return Next.ROW;
    }

    /** @return false if there is no more, or no room for more */
    private boolean fill() {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        try {
            int read = in.read(buffer, to, BUFFER - to);
            to += Math.max(0, read);
            buffer[to] = 0;
            whole = endOfLastRow();
            return read > 0;
        } catch (IOException e) {
            // It belongs behind the bytes that are here: there may be rows in them.
            failure = e;
            return false;
        }
    }

    /** The position behind the last end of a row; zero if there is none. */
    private int endOfLastRow() {
        for (int at = to - ROW_END.length; at >= 0; at--) {
            if (is(ROW_END, at)) {
                return at + ROW_END.length;
            }
        }
        return 0;
    }

    /** @return the position behind the row */
    private int row(int begin, RowCells row) {
        if (!is(ROW, begin)) {
            return NOT_PLAIN;
        }
        number = line + 1;
        int at = attributes(begin + ROW.length, true);
        if (at == NOT_PLAIN) {
            return NOT_PLAIN;
        }
        row.start(number);
        if (buffer[at] == '/') {
            return buffer[at + 1] == '>' ? at + 2 : NOT_PLAIN;
        }
        at = space(at + 1);
        column = -1;
        while (at != NOT_PLAIN && buffer[at] == '<' && buffer[at + 1] == 'c') {
            at = cell(at + 2, row);
        }
        return at != NOT_PLAIN && is(ROW_END, at) ? at + ROW_END.length : NOT_PLAIN;
    }

    /**
     * @param begin behind {@code <c}
     * @return the position behind the cell and the white space that follows it
     */
    private int cell(int begin, RowCells row) {
        column++;
        type = CellAttributes.Type.NUMBER;
        int at = attributes(begin, false);
        if (at == NOT_PLAIN || column >= RowCells.MAX_COLUMNS) {
            return NOT_PLAIN;
        }
        if (buffer[at] == '/') {
            return buffer[at + 1] == '>' ? space(at + 2) : NOT_PLAIN;
        }
        at = space(at + 1);
        if (is(VALUE, at)) {
            at += VALUE.length;
            int value = at;
            while (PlainCharacters.inValue(buffer[at])) {
                at++;
            }
            if (!is(VALUE_END, at)) {
                return NOT_PLAIN;
            }
            put(value, at, row);
            at = space(at + VALUE_END.length);
        }
        return is(CELL_END, at) ? space(at + CELL_END.length) : NOT_PLAIN;
    }

    /** @return the position of the tag's {@code >} or {@code />} */
    private int attributes(int begin, boolean ofRow) {
        int at = begin;
        while (PlainCharacters.isSpace(buffer[at])) {
            at++;
            int name = at;
            while (PlainCharacters.inName(buffer[at])) {
                at++;
            }
            if (at == name) {
                continue;
            }
            if (!PlainCharacters.beginsName(buffer[name]) || buffer[at] != '=' || buffer[at + 1] != '"') {
                return NOT_PLAIN;
            }
            int value = at + 2;
            at = value;
            while (PlainCharacters.inAttribute(buffer[at])) {
                at++;
            }
            // The names that count have one letter.
            if (buffer[at] != '"' || value == name + 3
                    && !(ofRow ? rowAttribute(buffer[name], value, at) : cellAttribute(buffer[name], value, at))) {
                return NOT_PLAIN;
            }
            at++;
        }
        return buffer[at] == '>' || buffer[at] == '/' ? at : NOT_PLAIN;
    }

    private boolean rowAttribute(byte name, int begin, int end) {
        if (name == 'r') {
            number = wholeNumber(begin, end);
        }
        return number > 0;
    }

    private boolean cellAttribute(byte name, int begin, int end) {
        return switch (name) {
            case 'r' -> reference(begin, end);
            case 't' -> type(begin, end);
            default -> true;
        };
    }

    /** Takes the column out of a reference like {@code AB12}. */
    private boolean reference(int begin, int end) {
        int at = begin;
        int letters = 0;
        while (buffer[at] >= 'A' && buffer[at] <= 'Z') {
            if (at - begin == 3) {
                return false;
            }
            letters = letters * 26 + buffer[at++] - 'A' + 1;
        }
        column = letters - 1;
        return letters > 0 && wholeNumber(at, end) > 0;
    }

    private boolean type(int begin, int end) {
        if (end - begin == 1) {
            switch (buffer[begin]) {
                case 's' -> type = CellAttributes.Type.SHARED;
                case 'b' -> type = CellAttributes.Type.BOOLEAN;
                case 'e' -> type = CellAttributes.Type.ERROR;
                case 'n' -> type = CellAttributes.Type.NUMBER;
                default -> {
                    return false;
                }
            }
            return true;
        }
        type = CellAttributes.Type.TEXT;
        return end - begin == 3 && buffer[begin] == 's' && buffer[begin + 1] == 't' && buffer[begin + 2] == 'r';
    }

    private void put(int begin, int end, RowCells row) {
        if (type == CellAttributes.Type.SHARED) {
            values.putShared(row, column, wholeNumber(begin, end));
        } else {
            int characters = row.begin();
            // There is room: a row of this buffer is far below the limit.
            row.append(buffer, begin, end - begin);
            values.put(row, column, type, characters);
        }
    }

    /** The number, or -1 if it is none. */
    private int wholeNumber(int begin, int end) {
        if (begin == end || end - begin > MOST_DIGITS) {
            return -1;
        }
        int result = 0;
        for (int i = begin; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            result = result * 10 + digit;
        }
        return result;
    }

    private int space(int begin) {
        int at = begin;
        while (PlainCharacters.isSpace(buffer[at])) {
            at++;
        }
        return at;
    }

    private boolean is(byte[] expected, int at) {
        // The zero at the end differs from all of them, so that none is looked for behind it.
        for (int i = 0; i < expected.length; i++) {
            if (buffer[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
