package dev.tillstream.data.dataset;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Rows on the wire: one JSON object with the columns' canonical names as field names, missing values left out.
 *
 * <p>
 * The encoder is written by hand, since every row passes it once: it fills one buffer and allocates the result alone.
 * An instance is <b>not thread-safe</b>; use one for each thread.
 *
 * @param <R> the dataset's rows
 */
public final class RowJson<R extends Row> implements RowSink {

    /** Version of this form, carried by each record's {@code schema-version} header. */
    public static final int SCHEMA_VERSION = 1;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte MISSING = 0;
    private static final byte TEXT = 1;
    private static final byte WHOLE = 2;
    private static final byte DECIMAL = 3;
    private static final byte TIME = 4;

    private final Dataset<R> dataset;
    private final RowJsonReader<R> reader;
    private final TimestampWriter timestamps = new TimestampWriter();
    /** {@code ,"name":} of each column. */
    private final byte[][] names;
    /** The values of the row by column, each in the array of its sort. */
    private final byte[] sorts;
    private final String[] texts;
    private final long[] wholes;
    private final double[] decimals;
    private final Instant[] times;
    private byte[] buffer = new byte[512];
    private int end;

    public RowJson(Dataset<R> dataset) {
        this.dataset = dataset;
        this.reader = new RowJsonReader<>(dataset);
        List<Column> columns = dataset.columns();
        names = new byte[columns.size()][];
        for (int column = 0; column < names.length; column++) {
            names[column] = (",\"" + columns.get(column).name() + "\":").getBytes(StandardCharsets.UTF_8);
        }
        sorts = new byte[names.length];
        texts = new String[names.length];
        wholes = new long[names.length];
        decimals = new double[names.length];
        times = new Instant[names.length];
    }

    /** The row as UTF-8 JSON. */
    public byte[] encode(R row) {
        dataset.write(row, this);
        end = 0;
        writeAll();
        if (end == 0) {
            put('{');
        }
        // The comma before the first name is where the object begins.
        buffer[0] = '{';
        put('}');
        return Arrays.copyOf(buffer, end);
    }

    /**
     * Reads one row. Fields that are not known are ignored, so that a later producer may add some.
     *
     * @param json the record's value; null (a tombstone) is refused as anything else that is no row
     */
    public RowOutcome<R> decode(byte[] json) {
        return reader.read(json);
    }

    @Override
    public void text(int column, String text) {
        sorts[column] = text == null ? MISSING : TEXT;
        texts[column] = text;
    }

    @Override
    public void whole(int column, long number) {
        sorts[column] = WHOLE;
        wholes[column] = number;
    }

    @Override
    public void decimal(int column, double number) {
        sorts[column] = DECIMAL;
        decimals[column] = number;
    }

    @Override
    public void time(int column, Instant time) {
        sorts[column] = TIME;
        times[column] = time;
    }

    /** A loop over what was put, not a call for each value: the compiler has one piece of code for all columns. */
    private void writeAll() {
        for (int column = 0; column < names.length; column++) {
            byte sort = sorts[column];
            if (sort == MISSING) {
                continue;
            }
            sorts[column] = MISSING;
            raw(names[column]);
            if (sort == TEXT) {
                write(texts[column]);
            } else if (sort == TIME) {
                write(times[column]);
            } else {
                room(Decimals.MAX_LENGTH);
                end = sort == WHOLE
                        ? Decimals.write(wholes[column], buffer, end)
                        : Decimals.write(decimals[column], buffer, end);
            }
        }
    }

    private void write(Instant time) {
        put('"');
        room(TimestampWriter.MAX_LENGTH);
        end = timestamps.write(time, buffer, end);
        put('"');
    }

    private void write(String text) {
        int length = text.length();
        // Six bytes are the most that a character needs: an escaped control character.
        room(length * 6 + 2);
        byte[] target = buffer;
        int at = end;
        target[at++] = '"';
        int plain = 0;
        while (plain < length && isPlain(text.charAt(plain))) {
            target[at++] = (byte) text.charAt(plain++);
        }
        end = at;
        if (plain < length) {
            others(text, plain);
        }
        buffer[end++] = '"';
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && c >= 0x20 && c != '"' && c != '\\';
    }

    /** Writes the characters from the first one on that is not written as it is. */
    private void others(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                plain(c);
            } else if (c < 0x800) {
                buffer[end++] = (byte) (0xc0 | c >> 6);
                buffer[end++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                buffer[end++] = (byte) (0xf0 | point >> 18);
                buffer[end++] = (byte) (0x80 | point >> 12 & 0x3f);
                buffer[end++] = (byte) (0x80 | point >> 6 & 0x3f);
                buffer[end++] = (byte) (0x80 | point & 0x3f);
            } else if (Character.isSurrogate(c)) {
                // Half a pair has no UTF-8 form.
                buffer[end++] = '?';
            } else {
                buffer[end++] = (byte) (0xe0 | c >> 12);
                buffer[end++] = (byte) (0x80 | c >> 6 & 0x3f);
                buffer[end++] = (byte) (0x80 | c & 0x3f);
            }
        }
    }

    private void plain(char c) {
        if (c == '"' || c == '\\') {
            buffer[end++] = '\\';
            buffer[end++] = (byte) c;
        } else if (c >= 0x20) {
            buffer[end++] = (byte) c;
        } else {
            buffer[end++] = '\\';
            buffer[end++] = 'u';
            buffer[end++] = '0';
            buffer[end++] = '0';
            buffer[end++] = HEX[c >> 4];
            buffer[end++] = HEX[c & 0xf];
        }
    }

    private void raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, end, bytes.length);
        end += bytes.length;
    }

    private void put(char c) {
        room(1);
        buffer[end++] = (byte) c;
    }

    private void room(int bytes) {
        if (buffer.length - end < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, end + bytes));
        }
    }
}
