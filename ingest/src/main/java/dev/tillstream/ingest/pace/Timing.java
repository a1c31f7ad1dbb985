package dev.tillstream.ingest.pace;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The running time, pauses in it, and the wish to stop, which ends a pause. Thread-safe. */
public interface Timing {

    /** As {@link System#nanoTime()}. */
    long nanoTime();

    /** Waits. @return false when asked to stop, which may be before the time is over */
    boolean pause(long nanos) throws InterruptedException;

    /** Whether {@link #pause} would return at once because of a wish to stop. */
    boolean stopRequested();

    /** The system's time. */
    final class SystemTiming implements Timing {
        private final CountDownLatch stop = new CountDownLatch(1);

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public boolean pause(long nanos) throws InterruptedException {
            return !stop.await(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean stopRequested() {
            return stop.getCount() == 0;
        }

        /** Ends the current pause and all later ones. */
        public void stop() {
            stop.countDown();
        }
    }
}
