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
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?");
    private static final Pattern ZONED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*(?:Z|[+-]\\d{2}:\\d{2})");

    private TextDates() {}

    /**
     * Reads {@code 2009-12-01}, {@code 2009-12-01 07:45[:00[.000]]} (or with {@code T} and a zone), or
     * {@code 12/1/2009 7:45[:00]} with the month first.
     *
     * @param zone of a date that says none
     * @return null if the text is none of them
     */
    static Instant parse(String text, ZoneId zone) {
        String stripped = text.strip();
        try {
            if (ZONED.matcher(stripped).matches()) {
                return OffsetDateTime.parse(stripped).toInstant();
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
            Matcher time = TIME.matcher(timeText.strip());
            if (!time.matches()) {
                return null;
            }
            int second = time.group(3) == null ? 0 : number(time, 3);
            int nano = time.group(4) == null ? 0 : Integer.parseInt((time.group(4) + "00000000").substring(0, 9));
            dateTime = date.atTime(number(time, 1), number(time, 2), second, nano);
        }
        return dateTime.atZone(zone).toInstant();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
