package dev.tillstream.batcher;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what happens on another thread, on a machine that may be busy with other things. */
final class Patience {

    private Patience() {}

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));
    }
}
