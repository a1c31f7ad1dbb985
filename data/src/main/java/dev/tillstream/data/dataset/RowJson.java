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

    private final Dataset<R> dataset;
    private final RowJsonReader<R> reader;
    /** {@code ,"name":} of each column. */
    private final byte[][] names;
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
    }

    /** The row as UTF-8 JSON. */
    public byte[] encode(R row) {
        end = 0;
        dataset.write(row, this);
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
        if (text != null) {
            raw(names[column]);
            text(text);
        }
    }

    @Override
    public void whole(int column, long number) {
        raw(names[column]);
        room(Decimals.MAX_LENGTH);
        end = Decimals.write(number, buffer, end);
    }

    @Override
    public void decimal(int column, double number) {
        raw(names[column]);
        room(Decimals.MAX_LENGTH);
        end = Decimals.write(number, buffer, end);
    }

    @Override
    public void time(int column, Instant time) {
        raw(names[column]);
        put('"');
        room(Timestamps.MAX_LENGTH);
        end = Timestamps.write(time, buffer, end);
        put('"');
    }

    private void text(String text) {
        int length = text.length();
        // Six bytes are the most that a character needs: an escaped control character.
        room(length * 6 + 2);
        buffer[end++] = '"';
        for (int i = 0; i < length; i++) {
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
        buffer[end++] = '"';
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
