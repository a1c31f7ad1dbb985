package dev.tillstream.ingest.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Excel's dates: days since an epoch, the time of day as their fraction, without a zone. */
final class ExcelDates {

    private static final long DAY = 86_400_000L;
    /** Excel's 1900 had a 29 February, as Lotus 1-2-3's had: from the day after it on, a serial is one too high. */
    private static final int AFTER_FALSE_LEAP_DAY = 61;
    private static final long EPOCH_1900 = LocalDate.of(1899, 12, 31).toEpochDay();
    private static final long EPOCH_1904 = LocalDate.of(1904, 1, 1).toEpochDay();
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay();
    /** Above every serial of the calendar, below what a long of milliseconds can't hold. */
    private static final double FAR = 3_000_000;

    private final boolean date1904;
    private final ZoneId zone;
    private double lastSerial = Double.NaN;
    private Instant last;

    /** @param zone that the dates are taken to be of */
    ExcelDates(boolean date1904, ZoneId zone) {
        this.date1904 = date1904;
        this.zone = zone;
    }

    /**
     * The time of a serial number, to the nearest millisecond; serial 60 of the 1900 system, the day that never was,
     * is 1 March.
     *
     * @return null if it is negative or beyond the year 9999
     */
    Instant instant(double serial) {
        if (serial != lastSerial) {
            last = convert(serial);
            lastSerial = serial;
        }
        return last;
    }

    private Instant convert(double serial) {
        if (!(serial >= 0) || serial >= FAR) {
            return null;
        }
        long epoch = EPOCH_1904;
        if (!date1904) {
            epoch = serial < AFTER_FALSE_LEAP_DAY ? EPOCH_1900 : EPOCH_1900 - 1;
        }
        long day = (long) serial;
        long millis = (epoch + day) * DAY + Math.round((serial - day) * DAY);
        if (millis >= END * DAY) {
            return null;
        }
        Instant time = Instant.ofEpochMilli(millis);
        return zone == ZoneOffset.UTC
                ? time
                : LocalDateTime.ofInstant(time, ZoneOffset.UTC).atZone(zone).toInstant();
    }
}
