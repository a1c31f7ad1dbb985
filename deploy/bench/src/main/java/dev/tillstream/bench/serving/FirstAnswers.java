package dev.tillstream.bench.serving;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long after its announcement a revision first answered. Thread-safe. */
final class FirstAnswers {

    /** A revision of a version. */
    private record Announced(int version, long revision) {}

    private final Map<Announced, Long> announcements = new ConcurrentHashMap<>();
    private final Map<Announced, Double> millis = new ConcurrentHashMap<>();

    /** To be called before the event is sent. */
    void announcing(int version, long revision) {
        announcements.put(new Announced(version, revision), System.nanoTime());
    }

    /** To be called with each answer. */
    void answered(int version, long revision) {
        Announced answer = new Announced(version, revision);
        Long since = announcements.get(answer);
        if (since != null && !millis.containsKey(answer)) {
            millis.putIfAbsent(answer, (System.nanoTime() - since) / 1e6);
        }
    }

    int announced() {
        return announcements.size();
    }

    /** Of the revisions that have answered. */
    Collection<Double> millis() {
        return millis.values();
    }
}
