package dev.tillstream.ingest.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates that are texts, in the forms that tables have. */
final class TextDates {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ](.*))?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: (.*))?");
    private static final Pattern TIME = Pattern
            .compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?: ?([AaPp])\\.?[Mm]\\.?)?");
    private static final Pattern ZONED = Pattern
            .compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}.*(?:Z|[+-]\\d{2}:\\d{2}))");
    /** Longer than any date. */
    private static final int MAX_LENGTH = 100;

    private TextDates() {}

    /**
     * Reads {@code 2009-12-01}, {@code 2009-12-01 07:45[:00[.000]]} (or with {@code T}, or a zone behind it), or
     * {@code 12/1/2009 7:45[:00] [PM]} with the month first: the day first can't be told from it, so it is refused
     * where it shows and never guessed.
     *
     * @param zone of a date that says none
     * @return null if the text is none of them
     */
    static Instant parse(String text, ZoneId zone) {
        String stripped = Blanks.strip(text);
        if (stripped.length() > MAX_LENGTH) {
            return null;
        }
        try {
            Matcher zoned = ZONED.matcher(stripped);
            if (zoned.matches()) {
                return OffsetDateTime.parse(zoned.group(1) + "T" + zoned.group(2)).toInstant();
            }
            Matcher yearFirst = YEAR_FIRST.matcher(stripped);
            if (yearFirst.matches()) {
                return instant(LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)),
                        yearFirst.group(4), zone);
            }
            Matcher monthFirst = MONTH_FIRST.matcher(stripped);
            if (monthFirst.matches()) {
                return instant(LocalDate.of(number(monthFirst, 3), number(monthFirst, 1), number(monthFirst, 2)),
                        monthFirst.group(4), zone);
            }
        } catch (DateTimeException e) {
            return null;
        }
        return null;
    }

    private static Instant instant(LocalDate date, String timeText, ZoneId zone) {
        LocalDateTime dateTime = date.atStartOfDay();
        if (timeText != null) {
            Matcher time = TIME.matcher(Blanks.strip(timeText));
            if (!time.matches()) {
                return null;
            }
            int second = time.group(3) == null ? 0 : number(time, 3);
            int nano = time.group(4) == null ? 0 : Integer.parseInt((time.group(4) + "00000000").substring(0, 9));
            dateTime = date.atTime(hour(time), number(time, 2), second, nano);
        }
        return dateTime.atZone(zone).toInstant();
    }

    private static int hour(Matcher time) {
        int hour = number(time, 1);
        if (time.group(5) == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no hour of half a day: " + hour);
        }
        boolean afternoon = time.group(5).equalsIgnoreCase("p");
        return hour % 12 + (afternoon ? 12 : 0);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
