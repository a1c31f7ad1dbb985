package dev.tillstream.ingest.publish;

import java.time.Duration;

/**
 * When rows are committed, and how long Kafka is tried.
 *
 * @param rows most rows of one transaction
 * @param interval longest time that a transaction stays open, which is also how late a slow stream shows up
 * @param attempts tries without any commit between them before an ingestion fails
 * @param retryPause wait before the second try; doubled for each further one, up to 30 s
 */
public record CommitLimits(int rows, Duration interval, int attempts, Duration retryPause) {

    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();

    public CommitLimits {
        if (rows < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "rows of a commit and attempts start at 1, not " + rows + " and " + attempts);
        }
        if (interval.isNegative() || interval.isZero() || retryPause.isNegative()) {
            throw new IllegalArgumentException("the commit interval must be positive, the retry pause not negative");
        }
    }

    /** Wait after so many failed tries, in nanoseconds. */
    long pauseAfter(int failures) {
        return Math.min(LONGEST_PAUSE, retryPause.toNanos() << Math.min(failures - 1, 10));
    }
}
