package dev.tillstream.trainer.training;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Requests for training, any number of which become one run. It is due when no more came for a while, or the first has
 * waited long enough, or somebody wants it now. Thread-safe, for one taker.
 */
final class TrainingRequests {

    private final long settle;
    private final long maxWait;
    private final Set<Cause> causes = EnumSet.noneOf(Cause.class);
    private boolean now;
    private boolean all;
    private Turn running;
    private long runs;
    /** Times as of {@link System#nanoTime()}. */
    private long first;
    private long last;
    private boolean retrying;
    private boolean retryAll;
    private long retryAt;

    TrainingRequests(Duration settle, Duration maxWait) {
        this.settle = settle.toNanos();
        this.maxWait = maxWait.toNanos();
    }

    synchronized void add(Cause cause) {
        add(cause, System.nanoTime());
    }

    /**
     * Asks for a run without any further delay. While one waits it is that one, and while one is under way that does
     * all that is asked for, nothing is added.
     *
     * @param everything whether versions whose rows and settings have not changed are to be trained, too
     * @return the run that does it
     */
    synchronized Turn now(Cause cause, boolean everything) {
        if (causes.isEmpty() && running != null && (running.all() || !everything)) {
            return running;
        }
        add(cause, System.nanoTime());
        now = true;
        all |= everything;
        return waiting().orElseThrow();
    }

    /** Asks for a run without any further delay, though one is under way: that may have begun too early. */
    synchronized void next(Cause cause) {
        add(cause, System.nanoTime());
        now = true;
    }

    /** @return whether a run waits that would have waited longer; if none waits, there is nothing new to train on */
    synchronized boolean hasten(Cause cause) {
        if (causes.isEmpty() || now) {
            return false;
        }
        add(cause, System.nanoTime());
        now = true;
        return true;
    }

    /** Asks for another training after a failure, even if nothing new comes. */
    synchronized void retryAfter(Duration delay, boolean everything) {
        retrying = true;
        retryAll |= everything;
        retryAt = System.nanoTime() + delay.toNanos();
        notifyAll();
    }

    /** The run that waits to be taken, if there is one; a retry is none. */
    synchronized Optional<Turn> waiting() {
        return causes.isEmpty() ? Optional.empty() : Optional.of(new Turn(runs + 1, List.copyOf(causes), all));
    }

    /** What was taken last, if it is still being done. */
    synchronized Optional<Turn> running() {
        return Optional.ofNullable(running);
    }

    /** Whether nothing is asked for and nothing is being done; a retry to come doesn't count. */
    synchronized boolean isIdle() {
        return causes.isEmpty() && running == null;
    }

    /** Waits until a training is due, and takes all requests up to then; {@link #done()} ends it. */
    synchronized Turn take() throws InterruptedException {
        for (long wait = untilDue(System.nanoTime()); wait > 0; wait = untilDue(System.nanoTime())) {
            TimeUnit.NANOSECONDS.timedWait(this, wait);
        }
        if (retrying) {
            causes.add(Cause.RETRY);
        }
        running = new Turn(++runs, List.copyOf(causes), all || retryAll);
        causes.clear();
        now = false;
        all = false;
        retrying = false;
        retryAll = false;
        return running;
    }

    synchronized void done() {
        running = null;
    }

    synchronized void add(Cause cause, long time) {
        if (causes.isEmpty()) {
            first = time;
        }
        causes.add(cause);
        last = time;
        notifyAll();
    }

    /** Nanoseconds until a training is due; at most 0 if one is, and very many if none was asked for. */
    synchronized long untilDue(long time) {
        long wait = Long.MAX_VALUE;
        if (now) {
            wait = 0;
        } else if (!causes.isEmpty()) {
            wait = Math.min(last + settle - time, first + maxWait - time);
        }
        if (retrying) {
            wait = Math.min(wait, retryAt - time);
        }
        return wait;
    }
}
