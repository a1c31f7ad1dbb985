package dev.tillstream.data.generator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The shop's opening times over two years: closed on Saturdays and over Christmas, to the minute. */
final class BusinessHours {

    private static final LocalDate FIRST = LocalDate.of(2009, 12, 1);
    private static final LocalDate LAST = LocalDate.of(2011, 12, 9);
    private static final int OPENS = 7 * 60 + 45;
    private static final int MINUTES = 12 * 60;

    private final List<LocalDate> days = new ArrayList<>();

    BusinessHours() {
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            boolean christmas = day.getDayOfYear() > 357 || day.getDayOfYear() < 4;
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && !christmas) {
                days.add(day);
            }
        }
    }

    /** @param share how much of the two years has passed, from 0 to less than 1; later shares give no earlier time */
    Instant at(double share) {
        double position = share * days.size();
        int day = (int) position;
        int minute = OPENS + (int) ((position - day) * MINUTES);
        return days.get(day).atStartOfDay().plusMinutes(minute).toInstant(ZoneOffset.UTC);
    }
}
