package dev.tillstream.trainer.training;

import java.util.OptionalLong;

/**
 * Whether what a topic held at the start has been read again: before that, no version may be made from the part of the
 * batches that has been seen. Not thread-safe.
 */
final class CatchUp {

    private final long lastOffset;
    private boolean done;

    /** @param lastOffset of the topic's last record at the start; empty if it had none */
    CatchUp(OptionalLong lastOffset) {
        this.lastOffset = lastOffset.orElse(-1);
        this.done = lastOffset.isEmpty();
    }

    void passed(long offset) {
        done = done || offset >= lastOffset;
    }

    boolean isDone() {
        return done;
    }
}
