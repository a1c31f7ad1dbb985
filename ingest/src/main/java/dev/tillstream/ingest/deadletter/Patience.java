package dev.tillstream.ingest.deadletter;

import java.time.Duration;

/** How long something is tried. */
final class Patience {

    private final long nanos;
    private final long since = System.nanoTime();

    Patience(Duration longest) {
        this.nanos = longest.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - since > nanos;
    }
}
