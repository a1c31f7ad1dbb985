package dev.tillstream.ingest.deadletter;

import java.time.Duration;

import org.apache.kafka.common.errors.TimeoutException;

/** How long nothing may come from Kafka: a consumer whose broker is gone finds nothing, and says nothing. */
final class Patience {

    private final long nanos;
    private long since = System.nanoTime();

    Patience(Duration longest) {
        this.nanos = longest.toNanos();
    }

    void renew() {
        since = System.nanoTime();
    }

    boolean isOver() {
        return System.nanoTime() - since > nanos;
    }

    /** @throws TimeoutException if it is over */
    void require(String what) {
        if (isOver()) {
            throw new TimeoutException("nothing came from Kafka for " + nanos / 1_000_000 + " ms while " + what
                    + " was read");
        }
    }
}
