package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.tillstream.ingest.pace.Timing.SystemTiming;
import dev.tillstream.ingest.publish.RowCounts;

/**
 * Works on jobs one after the other, in the order of their coming, on a thread of its own: so the order of rows on the
 * topic is that of the jobs. Remembers the last jobs. Thread-safe.
 */
final class JobQueue implements AutoCloseable {

    static final int REMEMBERED = 1_000;
    private static final Duration RECALL_PAUSE = Duration.ofSeconds(30);
    private static final long STOP_MILLIS = 10_000;

    private final JobRunner runner;
    private final JobListener listener;
    private final Map<UUID, Job> jobs = new LinkedHashMap<>();
    private final Duration recallPause;
    private final Thread worker = new Thread(this::work, "ingest");
    /** For what may wait long for Kafka, and nobody else should. */
    private final ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread reporting = new Thread(work, "ingest-reports");
        reporting.setDaemon(true);
        return reporting;
    });
    private Future<?> recalling;
    private boolean closing;
    /** Of the job that is at work; null between jobs. */
    private SystemTiming running;
    private UUID cancelled;

    JobQueue(JobRunner runner, JobListener listener) {
        this(runner, listener, RECALL_PAUSE);
    }

    /** @param recallPause until the jobs of earlier lives are asked for again, if they could not be known */
    JobQueue(JobRunner runner, JobListener listener, Duration recallPause) {
        this.runner = runner;
        this.listener = listener;
        this.recallPause = recallPause;
        worker.setDaemon(true);
    }

    /** Begins to work. */
    synchronized void start() {
        recalling = reports.scheduleWithFixedDelay(this::recall, 0, recallPause.toNanos(), TimeUnit.NANOSECONDS);
        worker.start();
    }

    private void recall() {
        if (listener.recall(this)) {
            synchronized (this) {
                recalling.cancel(false);
            }
        }
    }

    /** Queues a file, good or bad: a bad one fails as a job. */
    synchronized Job submit(Path path, Job.Order order) {
        Job job = Job.queued(path, order);
        jobs.put(job.id(), job);
        forgetOldest();
        notifyAll();
        return job;
    }

    /** Adds jobs of earlier lives of the service, before all others. */
    synchronized void remember(List<Job> earlier) {
        Map<UUID, Job> known = new LinkedHashMap<>(jobs);
        jobs.clear();
        earlier.forEach(job -> jobs.put(job.id(), job));
        jobs.putAll(known);
        forgetOldest();
    }

    /** All jobs that are remembered, the oldest first. */
    synchronized List<Job> all() {
        return new ArrayList<>(jobs.values());
    }

    synchronized Optional<Job> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /**
     * Ends a job early: one that waits at once, one at work behind the row that is being sent.
     *
     * @return false if it has ended already, or there is none
     */
    boolean cancel(UUID id) {
        Job withdrawn;
        int behind;
        synchronized (this) {
            Job job = jobs.get(id);
            if (job == null || job.isFinished()) {
                return false;
            }
            if (job.state() instanceof JobState.Running) {
                cancelled = id;
                running.stop();
                return true;
            }
            withdrawn = update(job.with(new JobState.Cancelled(Instant.now(), RowCounts.NONE)));
            behind = waiting();
        }
        listener.ended(withdrawn);
        // At once: it must not come back with the next start, although its receipt may be late.
        listener.tidyUp(withdrawn);
        reports.execute(() -> listener.finished(withdrawn, behind));
        return true;
    }

    /** Stops behind the row that is being sent; the rows so far are committed. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            if (running != null) {
                running.stop();
            }
            if (recalling != null) {
                // The receipts behind it would wait for that.
                recalling.cancel(true);
            }
            notifyAll();
        }
        try {
            worker.join(STOP_MILLIS);
            // Kafka does not answer: what is not committed is sent at the next start.
            worker.interrupt();
            reports.shutdown();
            reports.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
            reports.shutdownNow();
        } catch (InterruptedException e) {
            worker.interrupt();
            reports.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Job job = takeQueued(); job != null; job = takeQueued()) {
                listener.started(job);
                Job ended = runner.run(job, running, listener, this::update);
                Job done = end(ended);
                listener.ended(done);
                listener.finished(done, waiting());
                listener.tidyUp(done);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a job and takes it; null when this closes. */
    private synchronized Job takeQueued() throws InterruptedException {
        while (!closing) {
            for (Job job : jobs.values()) {
                if (job.state() instanceof JobState.Queued) {
                    running = new SystemTiming();
                    return update(job.with(JobState.Running.now()));
                }
            }
            wait();
        }
        return null;
    }

    /** One that was stopped was either cancelled, or goes on in the next life. */
    private synchronized Job end(Job job) {
        running = null;
        boolean wanted = job.id().equals(cancelled);
        cancelled = null;
        return update(wanted && job.state() instanceof JobState.Stopped stopped
                ? job.with(new JobState.Cancelled(stopped.at(), stopped.counts()))
                : job);
    }

    private synchronized Job update(Job job) {
        jobs.put(job.id(), job);
        return job;
    }

    private synchronized int waiting() {
        return (int) jobs.values().stream().filter(job -> job.state() instanceof JobState.Queued).count();
    }

    private void forgetOldest() {
        var oldest = jobs.values().iterator();
        while (jobs.size() > REMEMBERED && oldest.hasNext()) {
            if (oldest.next().isFinished()) {
                oldest.remove();
            }
        }
    }
}
