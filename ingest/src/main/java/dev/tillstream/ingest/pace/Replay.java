package dev.tillstream.ingest.pace;

import java.time.Instant;

import dev.tillstream.data.dataset.RowOutcome;

/**
 * The rows' own times, a number of times faster. A row without a time, or that is not later than the one before it,
 * follows at once. Gaps
 * are not shortened beyond the factor, however long: a night in the shop is a pause here. Times add up against the
 * clock, so that neither rounding nor the work in between slows a replay down.
 */
final class Replay implements Pace {

    private final double factor;
    private final Timing timing;
    private Instant last;
    private long due;

    Replay(double factor, Timing timing) {
        this.factor = factor;
        this.timing = timing;
    }

    @Override
    public long nanosBefore(RowOutcome<?> outcome) {
        if (!(outcome instanceof RowOutcome.Accepted<?> accepted) || accepted.row().time() == null) {
            return 0;
        }
        Instant time = accepted.row().time();
        long now = timing.nanoTime();
        if (last == null) {
            due = now;
        } else if (time.isAfter(last)) {
            due += (long) ((time.toEpochMilli() - last.toEpochMilli()) * (1_000_000 / factor));
        }
        last = time;
        return due - now;
    }
}
