package dev.tillstream.data.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.ValueText;

/**
 * The fields of one row after another of a batch file, which stay bytes until they are asked for: who needs two of eight
 * makes no objects of the others. Holds one block of the file, or one row if that is longer. Not thread-safe.
 */
public final class BatchFields {

    private static final String MISSING = "is missing";
    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final Path file;
    private final List<Column> columns;
    private byte[] buffer = new byte[BLOCK];
    /** What is read and not yet handed out. */
    private int from;
    private int to;
    private boolean ended;

    private final int[] starts;
    private final int[] ends;
    /** Whether the field has quotes in it, which stand there doubled. */
    private final boolean[] doubled;
    private int count;
    private long line;
    private long nextLine = 1;

    /**
     * Reads the header.
     *
     * @param in the file, of which whole blocks are read; not closed
     * @param file its name, for errors
     * @throws BatchFormatException if the header is another one
     */
    public BatchFields(Dataset<?> dataset, InputStream in, Path file) throws IOException {
        this.in = in;
        this.file = file;
        this.columns = dataset.columns();
        starts = new int[columns.size()];
        ends = new int[columns.size()];
        doubled = new boolean[columns.size()];
        List<String> header = columns.stream().map(Column::name).toList();
        if (!nextRecord() || count != header.size()
                || !IntStream.range(0, count).mapToObj(this::text).toList().equals(header)) {
            throw new BatchFormatException(file, 1, "the header is not " + String.join(",", header));
        }
    }

    /**
     * Goes to the next row.
     *
     * @return false behind the last one
     * @throws BatchFormatException if the row has not as many fields as there are columns, or ends within quotes
     */
    public boolean next() throws IOException {
        if (!nextRecord()) {
            return false;
        }
        if (count != columns.size()) {
            throw new BatchFormatException(file, line, count + " fields instead of " + columns.size());
        }
        return true;
    }

    public boolean isMissing(int column) {
        return starts[column] == ends[column];
    }

    /** Null if it is missing. */
    public String text(int column) {
        if (isMissing(column)) {
            return null;
        }
        String text = new String(buffer, starts[column], ends[column] - starts[column], StandardCharsets.UTF_8);
        return doubled[column] ? text.replace("\"\"", "\"") : text;
    }

    /** @throws BatchFormatException if it is missing or no number */
    public double number(int column) throws BatchFormatException {
        try {
            return ValueText.parseNumber(buffer, starts[column], ends[column]);
        } catch (NumberFormatException e) {
            throw wrong(column, isMissing(column) ? MISSING : "is not a number");
        }
    }

    /** @throws BatchFormatException if it is missing or no timestamp */
    public Instant time(int column) throws BatchFormatException {
        try {
            return ValueText.parseTimestamp(isMissing(column) ? "" : text(column));
        } catch (DateTimeException e) {
            throw wrong(column, isMissing(column) ? MISSING : "is not a timestamp");
        }
    }

    /** That the row has no value in a column that should have one. */
    public BatchFormatException missing(int column) {
        return wrong(column, MISSING);
    }

    /** That a field of the row is not as it should be. */
    public BatchFormatException wrong(int column, String why) {
        return new BatchFormatException(file, line, columns.get(column).name() + " " + why);
    }

    /** The same of a column of that name. */
    BatchFormatException wrong(String column, String why) {
        return new BatchFormatException(file, line, column + " " + why);
    }

    private boolean nextRecord() throws IOException {
        line = nextLine;
        while (!scan()) {
            if (ended) {
                if (from < to) {
                    throw new BatchFormatException(file, line, "ends within quotes");
                }
                return false;
            }
            fill();
        }
        return true;
    }

    /** Finds the fields of the record that begins at {@link #from}; false if its end is not yet read. */
    private boolean scan() throws BatchFormatException {
        nextLine = line;
        count = 0;
        int at = from;
        while (at < to || ended && from < to) {
            boolean quoted = at < to && buffer[at] == '"';
            int end = quoted ? closingQuote(at + 1) : endOfField(at);
            int behind = quoted ? end + 1 : end;
            if (end < 0 || behind == to && !ended) {
                return false;
            }
            keep(quoted ? at + 1 : at, end, quoted);
            if (behind == to || buffer[behind] == '\n') {
                from = Math.min(behind + 1, to);
                nextLine++;
                return true;
            }
            if (buffer[behind] != ',') {
                throw new BatchFormatException(file, line, "has something behind a closing quote");
            }
            at = behind + 1;
        }
        return false;
    }

    private int endOfField(int start) {
        int at = start;
        while (at < to && buffer[at] != ',' && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Its place, or −1 if it is not yet read. */
    private int closingQuote(int start) {
        for (int at = start; at < to; at++) {
            if (buffer[at] == '\n') {
                nextLine++;
            } else if (buffer[at] == '"') {
                if (at + 1 == to || buffer[at + 1] != '"') {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private void keep(int start, int end, boolean quoted) {
        if (count < starts.length) {
            starts[count] = start;
            ends[count] = end;
            doubled[count] = quoted && hasQuote(start, end);
        }
        count++;
    }

    private boolean hasQuote(int start, int end) {
        for (int at = start; at < end; at++) {
            if (buffer[at] == '"') {
                return true;
            }
        }
        return false;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        int read = in.read(buffer, to, buffer.length - to);
        ended = read < 0;
        to += Math.max(0, read);
    }
}
