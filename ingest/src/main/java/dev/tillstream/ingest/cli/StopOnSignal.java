package dev.tillstream.ingest.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tillstream.ingest.pace.Timing.SystemTiming;

/** Lets Ctrl+C end the work behind the current row, with what was sent committed. */
final class StopOnSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private StopOnSignal(SystemTiming timing) {
        this.hook = new Thread(() -> stop(timing), "stop");
    }

    static StopOnSignal until(SystemTiming timing) {
        StopOnSignal stop = new StopOnSignal(timing);
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is at work, and has just been told.
            return;
        }
    }

    private void stop(SystemTiming timing) {
        timing.stop();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
