package dev.tillstream.trainer.training;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes cards behind the trainings, on a thread of its own, so that no training waits for them. Work that newer work of
 * the same dataset replaces before it has begun is left out. Thread-safe.
 */
final class CardQueue {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "cards"));
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Long> newest = new ConcurrentHashMap<>();

    void put(String dataset, Runnable work) {
        long number = numbers.incrementAndGet();
        newest.put(dataset, number);
        thread.execute(() -> {
            if (newest.get(dataset) == number) {
                work.run();
            }
        });
    }

    /** Gives up what is being made. */
    void stop() {
        thread.shutdownNow();
    }
}
