package dev.tillstream.bench.serving;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Announces a new revision of every version, again and again, until it is closed. */
final class Swapping implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ModelsTopic topic;
    private final FirstAnswers firstAnswers;
    private long revision;

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
        revision++;
        for (int version = 1; version <= Models.VERSIONS; version++) {
            firstAnswers.announcing(version, revision);
            topic.announce(version, revision);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
