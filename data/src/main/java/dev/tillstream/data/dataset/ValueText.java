package dev.tillstream.data.dataset;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** Times and numbers as text, the same on every JDK. Not thread-safe. */
public final class ValueText {

    private final byte[] buffer = new byte[Math.max(TimestampWriter.MAX_LENGTH, Decimals.MAX_LENGTH)];

    private final TimestampWriter timestamps = new TimestampWriter();

    /** ISO-8601 in UTC: {@code 2009-12-01T07:45:00Z}. */
    public String timestamp(Instant instant) {
        return new String(buffer, 0, timestamps.write(instant, buffer, 0), StandardCharsets.ISO_8859_1);
    }

    /** A finite number, so that reading it gives the same bits. */
    public String number(double value) {
        return new String(buffer, 0, Decimals.write(value, buffer, 0), StandardCharsets.ISO_8859_1);
    }

    /**
     * A number from its ASCII text, as {@link Double#parseDouble} reads it.
     *
     * @throws NumberFormatException if the text is not a number
     */
    public static double parseNumber(byte[] text, int from, int to) {
        return Decimals.parse(text, from, to);
    }

    /** @throws DateTimeException if the text is not an ISO-8601 timestamp with a zone */
    public static Instant parseTimestamp(String text) {
        return Timestamps.parse(text);
    }
}
