package dev.tillstream.trainer.training;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the trainer does and did, for those who ask. Thread-safe. */
final class TrainingStatus {

    private static final int HISTORY = 20;

    private final Clock clock;
    private final Deque<TrainingRun> history = new ArrayDeque<>();
    private final SortedMap<String, Failure> failures = new TreeMap<>();
    /** The latest result of each version, if that was a refusal. */
    private final SortedMap<String, VersionResult> refused = new TreeMap<>();
    private Failure poisoned;
    private Instant runningSince;
    private RunLog runningLog;
    private boolean caughtUp;

    TrainingStatus(Clock clock) {
        this.clock = clock;
    }

    synchronized void caughtUp() {
        caughtUp = true;
    }

    /** Whether all batches that were announced before the start have been taken in. */
    synchronized boolean isCaughtUp() {
        return caughtUp;
    }

    /** An announcement can't be read, so nobody knows which rows there are: no training before a restart. */
    synchronized void poisoned(String why) {
        poisoned = new Failure(null, why, clock.instant());
    }

    synchronized boolean isPoisoned() {
        return poisoned != null;
    }

    /** @return whether that is another reason than before */
    synchronized boolean failed(String dataset, String why) {
        Failure before = failures.get(dataset);
        if (before != null && before.why().equals(why)) {
            return false;
        }
        failures.put(dataset, new Failure(dataset, why, clock.instant()));
        return true;
    }

    /** @return the failure that is over */
    synchronized Optional<Failure> succeeded(String dataset) {
        return Optional.ofNullable(failures.remove(dataset));
    }

    /** @param log of the run, as far as it is */
    synchronized void began(Instant at, RunLog log) {
        runningSince = at;
        runningLog = log;
    }

    /** When the run that is under way began. */
    synchronized Optional<Instant> runningSince() {
        return Optional.ofNullable(runningSince);
    }

    /** What has happened in the run that is under way. */
    synchronized List<RunLog.Line> runningLog() {
        return runningLog == null ? List.of() : runningLog.lines();
    }

    synchronized void ended() {
        runningSince = null;
        runningLog = null;
    }

    /** A run that fails like the one before takes its place, so that retries push nothing out of the history. */
    synchronized void finished(TrainingRun training) {
        TrainingRun before = history.peekFirst();
        if (before != null && training.repeats(before)) {
            history.removeFirst();
            history.addFirst(training.after(before));
            return;
        }
        history.addFirst(training);
        if (history.size() > HISTORY) {
            history.removeLast();
        }
        for (VersionResult result : training.versions()) {
            String version = result.family() + "/" + result.version();
            if (result.refused() == null) {
                refused.remove(version);
            } else {
                refused.put(version, result);
            }
        }
    }

    /** More has happened in a run that has ended. */
    synchronized void logged(long run, String dataset, RunLog log) {
        List<TrainingRun> newer = history.stream().map(
                past -> past.run() == run && past.dataset().equals(dataset) ? past.with(log) : past).toList();
        history.clear();
        history.addAll(newer);
    }

    /** Versions whose newest rows gave no model that was announced, since the start. */
    synchronized List<VersionResult> refused() {
        return List.copyOf(refused.values());
    }

    /** Newest first. */
    synchronized List<TrainingRun> history() {
        return List.copyOf(history);
    }

    synchronized List<Failure> failures() {
        return Stream.concat(Stream.ofNullable(poisoned), failures.values().stream()).toList();
    }
}
