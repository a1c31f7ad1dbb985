package dev.tillstream.data.dataset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * ISO-8601 timestamps in UTC, written and read without the general formatter: one stands in every row.
 * The form is {@code 2009-12-01T07:45:00Z}, with {@code .SSS} only where milliseconds are not zero.
 */
public final class Timestamps {

    /** The longest text that {@link #write} makes. */
    static final int MAX_LENGTH = 24;

    /** The first and the last time that can be written. */
    public static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");
    public static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final long DAY = 86_400_000L;

    private Timestamps() {}

    /**
     * Writes ASCII bytes into {@code target} from {@code at}.
     *
     * @return the position after the last byte
     * @throws DateTimeException if the year has not four digits
     */
    static int write(Instant instant, byte[] target, int at) {
        if (instant.isBefore(MIN) || instant.isAfter(MAX)) {
            throw new DateTimeException("the year has not four digits: " + instant);
        }
        long millis = instant.toEpochMilli();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
        int ofDay = (int) Math.floorMod(millis, DAY);
        int p = digits(date.getYear(), 4, target, at);
        target[p++] = '-';
        p = digits(date.getMonthValue(), 2, target, p);
        target[p++] = '-';
        p = digits(date.getDayOfMonth(), 2, target, p);
        target[p++] = 'T';
        p = digits(ofDay / 3_600_000, 2, target, p);
        target[p++] = ':';
        p = digits(ofDay / 60_000 % 60, 2, target, p);
        target[p++] = ':';
        p = digits(ofDay / 1000 % 60, 2, target, p);
        if (ofDay % 1000 != 0) {
            target[p++] = '.';
            p = digits(ofDay % 1000, 3, target, p);
        }
        target[p++] = 'Z';
        return p;
    }

    /** @throws DateTimeException if the text is not a timestamp with a zone */
    static Instant parse(String text) {
        if (text.length() == 20 && text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T'
                && text.charAt(13) == ':' && text.charAt(16) == ':' && text.charAt(19) == 'Z') {
            int year = number(text, 0, 4);
            int month = number(text, 5, 7);
            int day = number(text, 8, 10);
            int hour = number(text, 11, 13);
            int minute = number(text, 14, 16);
            int second = number(text, 17, 19);
            if (year >= 0 && month >= 0 && day >= 0 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60
                    && second >= 0 && second < 60) {
                long days = LocalDate.of(year, month, day).toEpochDay();
                return Instant.ofEpochSecond(days * 86_400L + hour * 3600L + minute * 60L + second);
            }
        }
        return Instant.parse(text);
    }

    private static int digits(int value, int width, byte[] target, int at) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + width;
    }

    /** The number in the given characters, or -1 if one is no digit. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
