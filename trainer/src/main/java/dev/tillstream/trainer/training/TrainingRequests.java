package dev.tillstream.trainer.training;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Requests for training, any number of which become one. It is due when no more came for a while, or the first has
 * waited long enough. Thread-safe, for one taker.
 */
final class TrainingRequests {

    private final long settle;
    private final long maxWait;
    private boolean pending;
    private boolean running;
    /** Times as of {@link System#nanoTime()}. */
    private long first;
    private long last;
    private boolean retrying;
    private long retryAt;

    TrainingRequests(Duration settle, Duration maxWait) {
        this.settle = settle.toNanos();
        this.maxWait = maxWait.toNanos();
    }

    synchronized void add() {
        add(System.nanoTime());
    }

    /** Asks for another training after a failure, even if nothing new comes. */
    synchronized void retryAfter(Duration delay) {
        retrying = true;
        retryAt = System.nanoTime() + delay.toNanos();
        notifyAll();
    }

    /** Whether a request waits to be taken; a retry is none. */
    synchronized boolean isPending() {
        return pending;
    }

    /** Whether what was taken last is still being done. */
    synchronized boolean isRunning() {
        return running;
    }

    /** Whether nothing is asked for and nothing is being done; a retry to come doesn't count. */
    synchronized boolean isIdle() {
        return !pending && !running;
    }

    /** Waits until a training is due, and takes all requests up to then; {@link #done()} ends it. */
    synchronized void take() throws InterruptedException {
        for (long wait = untilDue(System.nanoTime()); wait > 0; wait = untilDue(System.nanoTime())) {
            TimeUnit.NANOSECONDS.timedWait(this, wait);
        }
        pending = false;
        retrying = false;
        running = true;
    }

    synchronized void done() {
        running = false;
    }

    synchronized void add(long now) {
        if (!pending) {
            pending = true;
            first = now;
        }
        last = now;
        notifyAll();
    }

    /** Nanoseconds until a training is due; at most 0 if one is, and very many if none was asked for. */
    synchronized long untilDue(long now) {
        long wait = Long.MAX_VALUE;
        if (pending) {
            wait = Math.min(last + settle - now, first + maxWait - now);
        }
        if (retrying) {
            wait = Math.min(wait, retryAt - now);
        }
        return wait;
    }
}
