package dev.tillstream.data.dataset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes ISO-8601 timestamps in UTC without the general formatter: {@code 2009-12-01T07:45:00Z}, with {@code .SSS} only
 * where milliseconds are not zero. It remembers the last day: rows that follow each other mostly share it. Not
 * thread-safe.
 */
final class TimestampWriter {

    /** The longest text that {@link #write} makes. */
    static final int MAX_LENGTH = 24;

    private static final long DAY = 86_400_000L;

    /** {@code 2009-12-01T}. */
    private final byte[] date = new byte[11];
    private long day = Long.MIN_VALUE;

    /**
     * Writes ASCII bytes into {@code target} from {@code at}.
     *
     * @return the position after the last byte
     * @throws DateTimeException if the year has not four digits
     */
    int write(Instant instant, byte[] target, int at) {
        if (instant.isBefore(Timestamps.MIN) || instant.isAfter(Timestamps.MAX)) {
            throw new DateTimeException("the year has not four digits: " + instant);
        }
        long millis = instant.toEpochMilli();
        enter(Math.floorDiv(millis, DAY));
        System.arraycopy(date, 0, target, at, date.length);
        return writeTime((int) Math.floorMod(millis, DAY), target, at + date.length);
    }

    private void enter(long newDay) {
        if (newDay == day) {
            return;
        }
        LocalDate local = LocalDate.ofEpochDay(newDay);
        digits(local.getYear(), 4, date, 0);
        date[4] = '-';
        digits(local.getMonthValue(), 2, date, 5);
        date[7] = '-';
        digits(local.getDayOfMonth(), 2, date, 8);
        date[10] = 'T';
        day = newDay;
    }

    private static int writeTime(int ofDay, byte[] target, int at) {
        int p = digits(ofDay / 3_600_000, 2, target, at);
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

    private static int digits(int value, int width, byte[] target, int at) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + width;
    }
}
