package dev.tillstream.ingest.pace;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Which pace to take.
 *
 * @param minDelay shortest wait of a random delay
 * @param maxDelay longest wait of a random delay
 * @param seed makes random delays the same on every run
 * @param replayFactor how many times faster than the rows' own times a replay is
 */
public record PaceSettings(Mode mode, Duration minDelay, Duration maxDelay, OptionalLong seed, double replayFactor) {

    /** The kinds of pace. */
    public enum Mode {
        AS_FAST_AS_POSSIBLE, RANDOM_DELAY, REPLAY
    }

    /** @throws IllegalArgumentException if the bounds or the factor make no sense */
    public PaceSettings {
        requireNonNull(mode, "mode");
        requireNonNull(seed, "seed");
        if (minDelay.isNegative() || maxDelay.compareTo(minDelay) < 0) {
            throw new IllegalArgumentException(
                    "a random delay from " + minDelay + " to " + maxDelay + " is not possible");
        }
        if (!(replayFactor > 0) || Double.isInfinite(replayFactor)) {
            throw new IllegalArgumentException("the replay factor must be above 0, not " + replayFactor);
        }
    }

    /** The pace for one file. */
    public Pace start(Timing timing) {
        return switch (mode) {
            case AS_FAST_AS_POSSIBLE -> outcome -> 0;
            case RANDOM_DELAY -> new RandomDelay(minDelay, maxDelay,
                    seed.isPresent() ? new SplittableRandom(seed.getAsLong()) : new SplittableRandom());
            case REPLAY -> new Replay(replayFactor, timing);
        };
    }
}
