package dev.tillstream.ingest.table;

import java.util.Arrays;

/**
 * The cells of one row, by zero-based column; filled again for each row. Numbers stay characters in one shared array
 * until somebody wants them, and shared texts stay the table's own strings, so that a row costs no garbage.
 * Not thread-safe.
 */
public final class RowCells {

    /** The most columns that a sheet has, XFD being the last. */
    public static final int MAX_COLUMNS = 16_384;
    /** The most characters of a row: far above Excel's, so that only an attack meets it. */
    private static final int MAX_CHARACTERS = 1 << 23;
    private static final int COMMON_COLUMNS = 256;
    private static final int COMMON_CHARACTERS = 1 << 14;

    private CellType[] types = new CellType[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private String[] texts = new String[16];
    private char[] characters = new char[256];
    private int used;
    private int reserved;
    private int columns;
    private int line;

    public RowCells() {
        Arrays.fill(types, CellType.BLANK);
    }

    /** Forgets the cells. */
    public void start(int newLine) {
        line = newLine;
        for (int i = 0; i < columns; i++) {
            types[i] = CellType.BLANK;
            texts[i] = null;
        }
        columns = 0;
        used = 0;
        reserved = 0;
    }

    /** Gives back what an uncommonly long or wide row took. */
    public void shrink() {
        if (types.length > COMMON_COLUMNS || characters.length > COMMON_CHARACTERS) {
            types = new CellType[16];
            Arrays.fill(types, CellType.BLANK);
            starts = new int[16];
            ends = new int[16];
            texts = new String[16];
            characters = new char[256];
            columns = 0;
            used = 0;
        }
    }

    /** The characters that the row holds beside the shared texts. */
    public int ownCharacters() {
        return used + reserved;
    }

    /** One-based row number. */
    public int line() {
        return line;
    }

    /** The number of columns up to the last cell that was put. */
    public int columns() {
        return columns;
    }

    public CellType type(int column) {
        return column >= 0 && column < columns ? types[column] : CellType.BLANK;
    }

    public boolean isBlank() {
        for (int i = 0; i < columns; i++) {
            if (!isBlank(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the cell is missing, empty or holds white space alone. */
    public boolean isBlank(int column) {
        CellType type = type(column);
        return type == CellType.BLANK || type == CellType.TEXT && Blanks.isBlank(text(column));
    }

    /** What the cell shows in the file, as text; null for an empty cell. */
    public String text(int column) {
        if (type(column) == CellType.BLANK) {
            return null;
        }
        if (texts[column] == null) {
            texts[column] = new String(characters, starts[column], ends[column] - starts[column]);
        }
        return texts[column];
    }

    /** All characters of the row; a cell's are from {@link #from} to {@link #to}, unless it was put as a string. */
    public char[] characters() {
        return characters;
    }

    public int from(int column) {
        return starts[column];
    }

    public int to(int column) {
        return ends[column];
    }

    /** Puts a text that exists already. */
    public void put(int column, CellType type, String text) {
        room(column);
        types[column] = type;
        texts[column] = text;
    }

    /**
     * Makes room for a text that will be put as a string of the row's own.
     *
     * @return false if the row has too many characters
     */
    public boolean reserve(int length) {
        if (length > MAX_CHARACTERS - used - reserved) {
            return false;
        }
        reserved += length;
        return true;
    }

    /** Begins a cell of characters, which follow by {@link #append}. */
    public int begin() {
        return used;
    }

    /** @return false if the row has too many characters */
    public boolean append(char[] source, int from, int length) {
        if (!roomFor(length)) {
            return false;
        }
        System.arraycopy(source, from, characters, used, length);
        used += length;
        return true;
    }

    /** As {@link #append(char[], int, int)}, of ASCII. */
    public boolean append(byte[] source, int from, int length) {
        if (!roomFor(length)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            characters[used + i] = (char) source[from + i];
        }
        used += length;
        return true;
    }

    /** Ends a cell of characters; one without any stays blank. */
    public void end(int column, CellType type, int begin) {
        if (used == begin) {
            return;
        }
        room(column);
        types[column] = type;
        texts[column] = null;
        starts[column] = begin;
        ends[column] = used;
    }

    private boolean roomFor(int length) {
        if (length > MAX_CHARACTERS - used - reserved) {
            return false;
        }
        if (length > characters.length - used) {
            characters = Arrays.copyOf(characters, Math.max(characters.length * 2, used + length));
        }
        return true;
    }

    private void room(int column) {
        if (column >= types.length) {
            int length = Math.max(types.length * 2, column + 1);
            int old = types.length;
            types = Arrays.copyOf(types, length);
            Arrays.fill(types, old, length, CellType.BLANK);
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
            texts = Arrays.copyOf(texts, length);
        }
        columns = Math.max(columns, column + 1);
    }
}
