package dev.tillstream.serving.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A cursor over the lines of a body; no more than one of them is in memory. Not thread-safe. */
final class BodyLines {

    private final InputStream body;
    private final int longest;
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int to;
    private long number;
    private boolean tooLong;

    /** @param longest bytes of a line; of longer ones the rest is left out */
    BodyLines(InputStream body, int longest) {
        this.body = body;
        this.longest = longest;
    }

    /** Goes on to the next line; false when there is none. Waits for the body where {@link #isBuffered} is false. */
    boolean next() throws IOException {
        line.reset();
        tooLong = false;
        boolean any = false;
        while (from < to || fill()) {
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            append(end);
            from = end + 1;
            if (end < to) {
                break;
            }
        }
        number++;
        return any;
    }

    private void append(int end) {
        if (line.size() + end - from > longest) {
            tooLong = true;
        } else if (!tooLong) {
            line.write(buffer, from, end - from);
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, body.read(buffer));
        return to > 0;
    }

    /** Whether there is something left of what has been read: else the next line has still to come. */
    boolean isBuffered() {
        return from < to;
    }

    /** The line's number, from 1. */
    long number() {
        return number;
    }

    /** Whether the line was longer than allowed. */
    boolean isTooLong() {
        return tooLong;
    }

    /** The line without its end, but for a carriage return. */
    byte[] bytes() {
        return line.toByteArray();
    }
}
