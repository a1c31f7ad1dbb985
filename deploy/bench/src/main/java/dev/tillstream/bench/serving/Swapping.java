package dev.tillstream.bench.serving;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.tillstream.bench.process.BenchmarkFailedException;

/** Announces a new revision of every version, again and again, until it is closed. */
final class Swapping implements AutoCloseable {

    private static final int LONGEST_SECONDS = 30;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ModelsTopic topic;
    private final FirstAnswers firstAnswers;
    private volatile long revision;

    private Swapping(ModelsTopic topic, FirstAnswers firstAnswers, long served) {
        this.topic = topic;
        this.firstAnswers = firstAnswers;
        this.revision = served;
    }

    /** @param served the revision that is in service; the next one is the first to be announced */
    static Swapping start(ModelsTopic topic, FirstAnswers firstAnswers, long served, Duration every) {
        Swapping swapping = new Swapping(topic, firstAnswers, served);
        swapping.clock.scheduleAtFixedRate(swapping::announce, every.toMillis(), every.toMillis(),
                TimeUnit.MILLISECONDS);
        return swapping;
    }

    private void announce() {
        long next = revision + 1;
        for (int version = 1; version <= Models.VERSIONS; version++) {
            firstAnswers.announcing(version, next);
            topic.announce(version, next);
        }
        revision = next;
    }

    /** The newest revision, once it is closed. */
    long announced() {
        return revision;
    }

    /** Returns when nothing more is announced. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new BenchmarkFailedException("the broker takes no announcement");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }
}
