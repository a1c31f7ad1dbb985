package dev.tillstream.batcher;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What the batcher is doing: failed from a failure until rows flow again. Thread-safe. */
@ApplicationScoped
public class BatcherStatus {

    private volatile State state = new State.Starting();
    private volatile Instant lastBatchAt;

    /** What the batcher is doing. */
    sealed interface State {
        record Starting() implements State {}

        record Working() implements State {}

        record Failed(String reason, Instant since) implements State {}
    }

    void working() {
        if (!(state instanceof State.Working)) {
            state = new State.Working();
        }
    }

    void failed(Throwable why) {
        state = new State.Failed(why.toString(), Instant.now());
    }

    void stored(Instant at) {
        lastBatchAt = at;
    }

    State state() {
        return state;
    }

    Optional<Instant> lastBatchAt() {
        return Optional.ofNullable(lastBatchAt);
    }
}
