package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tillstream.ingest.pace.Timing.SystemTiming;
import dev.tillstream.ingest.publish.RowCounts;

/**
 * Works on jobs one after the other, in the order of their coming, on a thread of its own: so the order of rows on the
 * topic is that of the jobs. Remembers the last jobs. Thread-safe.
 */
final class JobQueue implements AutoCloseable {

    static final int REMEMBERED = 1_000;
    private static final long STOP_MILLIS = 10_000;

    private final JobRunner runner;
    private final JobListener listener;
    private final Map<UUID, Job> jobs = new LinkedHashMap<>();
    private final Thread worker = new Thread(this::work, "ingest");
    private boolean closing;
    /** Of the job that is at work; null between jobs. */
    private SystemTiming running;
    private UUID cancelled;

    JobQueue(JobRunner runner, JobListener listener) {
        this.runner = runner;
        this.listener = listener;
        worker.setDaemon(true);
    }

    /** Begins to work. */
    void start() {
        worker.start();
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
        Job waiting;
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
            waiting = update(job.with(new JobState.Cancelled(Instant.now(), RowCounts.NONE)));
        }
        listener.finished(waiting, waiting());
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
            notifyAll();
        }
        try {
            worker.join(STOP_MILLIS);
            // Kafka does not answer: what is not committed is sent at the next start.
            worker.interrupt();
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            listener.ready(this);
            for (Job job = takeQueued(); job != null; job = takeQueued()) {
                listener.started(job);
                Job ended = runner.run(job, running, listener, this::update);
                listener.finished(end(ended), waiting());
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
