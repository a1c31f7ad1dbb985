package dev.tillstream.bench.batches;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When how many rows were durable.
 *
 * @param marks one for each batch, in the order of their announcements
 */
record Batching(List<Mark> marks) {

    /** Where the stretches end that are compared: each is ten times as long as all before it. */
    private static final long[] ENDS = {100_000, 1_000_000, 10_000_000, 100_000_000};

    Batching {
        marks = List.copyOf(marks);
        if (marks.size() < 2) {
            throw new IllegalArgumentException("one batch has no duration");
        }
    }

    /** @param rows all rows up to the end of the batch */
    record Mark(long rows, Instant durable) {}

    /** Part of the rows, in their order. */
    record Stretch(long from, long to, double seconds) {
        double rowsPerSecond() {
            return (to - from) / seconds;
        }
    }

    long rows() {
        return marks.get(marks.size() - 1).rows();
    }

    /** From the first batch on. */
    double rowsPerSecond() {
        return stretch(marks.get(0), marks.get(marks.size() - 1)).rowsPerSecond();
    }

    List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        Mark begin = marks.get(0);
        for (long end : ENDS) {
            Mark last = lastUpTo(end);
            if (last.rows() > begin.rows()) {
                stretches.add(stretch(begin, last));
                begin = last;
            }
        }
        return stretches;
    }

    /** Time for a row of the last stretch by that of the one before it. */
    double growth() {
        List<Stretch> all = stretches();
        return all.get(all.size() - 2).rowsPerSecond() / all.get(all.size() - 1).rowsPerSecond();
    }

    private Mark lastUpTo(long rows) {
        return marks.stream().filter(mark -> mark.rows() <= rows).reduce((first, last) -> last).orElse(marks.get(0));
    }

    private static Stretch stretch(Mark from, Mark to) {
        // Times have milliseconds.
        double seconds = Math.max(1, Duration.between(from.durable(), to.durable()).toMillis()) / 1e3;
        return new Stretch(from.rows(), to.rows(), seconds);
    }
}
