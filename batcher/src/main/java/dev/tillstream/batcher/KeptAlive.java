package dev.tillstream.batcher;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Work that goes on from one failure to the next, on a thread of its own, until it is stopped. Thread-safe.
 */
final class KeptAlive {

    private static final Logger LOG = Logger.getLogger(KeptAlive.class);

    private final Life life;
    private final java.util.function.Consumer<Throwable> failed;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Consumer<?, ?> polling;

    /** From a start to a failure, or to the end. */
    interface Life {

        /** Ends soon once it is stopped: {@link #polls} says what waits for Kafka. */
        void live() throws IOException;
    }

    /**
     * @param name of the thread
     * @param failed told why a life ended, before the pause
     * @param pause before the next life
     */
    KeptAlive(String name, Life life, java.util.function.Consumer<Throwable> failed, Duration pause) {
        this.life = life;
        this.failed = failed;
        this.pause = pause;
        this.thread = new Thread(this::keepRunning, name);
    }

    void start() {
        thread.start();
    }

    /** Ends the life of now behind what it is doing, and returns when that has ended. */
    void stop() throws InterruptedException {
        stopSoon();
        LockSupport.unpark(thread);
        Consumer<?, ?> waiting = polling;
        if (waiting != null) {
            waiting.wakeup();
        }
        thread.join();
    }

    /** No life comes behind the one of now. */
    void stopSoon() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** What is woken up when this stops: the consumer of the life of now, or null. */
    void polls(Consumer<?, ?> consumer) {
        polling = consumer;
    }

    private void keepRunning() {
        while (!stopped) {
            try {
                life.live();
            } catch (WakeupException e) {
                LOG.debug("woken up to stop");
            } catch (IOException | RuntimeException | Error e) {
                // Errors too: a thread that died unseen would look like a quiet stream.
                if (!stopped) {
                    failed.accept(e);
                    LockSupport.parkNanos(pause.toNanos());
                }
            } finally {
                polling = null;
            }
        }
    }
}
