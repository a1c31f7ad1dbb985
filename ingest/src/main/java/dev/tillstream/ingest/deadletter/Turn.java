package dev.tillstream.ingest.deadletter;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** One at a time, and nobody waits for ever: with a broker that does not answer, callers would pile up. */
final class Turn {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Duration longest;

    Turn(Duration longest) {
        this.longest = longest;
    }

    /** @throws TimeoutException if the ones before take too long */
    <T> T take(Supplier<T> work) {
        try {
            if (!lock.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("too many wait for Kafka already");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
