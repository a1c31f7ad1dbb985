package dev.tillstream.ingest.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.tillstream.data.dataset.RowOutcome;

/** A wait before each row, drawn uniformly between two bounds. */
final class RandomDelay implements Pace {

    private final long min;
    private final long range;
    private final RandomGenerator random;

    RandomDelay(Duration min, Duration max, RandomGenerator random) {
        this.min = min.toNanos();
        this.range = max.toNanos() - this.min;
        this.random = random;
    }

    @Override
    public long nanosBefore(RowOutcome<?> outcome) {
        return range == 0 ? min : min + random.nextLong(range + 1);
    }
}
