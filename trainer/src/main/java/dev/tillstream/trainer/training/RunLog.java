package dev.tillstream.trainer.training;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened in one run, in order; like all log lines without any row's content. Thread-safe. */
final class RunLog {

    /** One more says that lines are missing. */
    private static final int MOST = 200;

    /**
     * One line.
     *
     * @param at when it was written
     */
    public record Line(Instant at, String text) {}

    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();

    RunLog(Clock clock) {
        this.clock = clock;
    }

    /** @param format as {@link String#format}, in English */
    synchronized void add(String format, Object... values) {
        if (lines.size() < MOST) {
            lines.add(new Line(clock.instant(), String.format(Locale.ROOT, format, values)));
        } else if (lines.size() == MOST) {
            lines.add(new Line(clock.instant(), "more lines are not kept"));
        }
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
