package dev.tillstream.ingest.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.Timing.SystemTiming;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.IngestionEnd;
import dev.tillstream.ingest.publish.IngestionFailedException;
import dev.tillstream.ingest.publish.IngestionListener;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.RowCounts;
import dev.tillstream.ingest.source.UnreadableFileException;

/**
 * Works on jobs one after the other, in the order of their coming, on a thread of its own: so the order of rows on the
 * topic is that of the jobs. Remembers the last jobs. Thread-safe.
 */
final class JobQueue implements AutoCloseable {

    private static final int REMEMBERED = 1_000;
    private static final long STOP_MILLIS = 10_000;

    private final FileIngestion ingestion;
    private final SystemTiming timing;
    private final JobListener listener;
    private final Map<UUID, Job> jobs = new LinkedHashMap<>();
    private final Thread worker = new Thread(this::work, "ingest");

    /** @param timing the one that the ingestion waits with, so that closing ends its waits */
    JobQueue(FileIngestion ingestion, SystemTiming timing, JobListener listener) {
        this.ingestion = ingestion;
        this.timing = timing;
        this.listener = listener;
        worker.setDaemon(true);
    }

    /** Begins to work. */
    void start() {
        worker.start();
    }

    /** Queues a file, good or bad: a bad one fails as a job. */
    synchronized Job submit(Path path, Job.Origin origin, boolean forced) {
        Job job = Job.queued(path, origin, forced);
        jobs.put(job.id(), job);
        var oldest = jobs.values().iterator();
        while (jobs.size() > REMEMBERED && oldest.hasNext()) {
            if (oldest.next().isFinished()) {
                oldest.remove();
            }
        }
        notifyAll();
        return job;
    }

    /** All jobs that are remembered, the oldest first. */
    synchronized List<Job> all() {
        return new ArrayList<>(jobs.values());
    }

    synchronized Optional<Job> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Stops behind the row that is being sent; the rows so far are committed. */
    @Override
    public void close() {
        timing.stop();
        synchronized (this) {
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
            while (!timing.stopRequested()) {
                Job job = takeQueued();
                if (job != null) {
                    run(job);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Job takeQueued() throws InterruptedException {
        while (!timing.stopRequested()) {
            for (Job job : jobs.values()) {
                if (job.state() instanceof JobState.Queued) {
                    return job;
                }
            }
            wait();
        }
        return null;
    }

    private void run(Job queued) throws InterruptedException {
        Run run = new Run(update(queued.with(new JobState.Running(Instant.now(), IngestionProgress.NONE))));
        listener.started(run.job);
        JobState end;
        try {
            InputFile file = InputFile.identify(run.job.path());
            run.job = update(run.job.identified(file.sha256()));
            end = state(ingestion.run(file, run.job.forced(), run));
        } catch (UnreadableFileException e) {
            end = new JobState.Failed(Instant.now(), e.getMessage(), run.counts());
        } catch (IOException | IngestionFailedException e) {
            end = new JobState.Failed(Instant.now(), run.job.file() + ": " + e.getMessage(), run.counts());
        } catch (RuntimeException | Error e) {
            // Errors too: a thread that died unseen would leave the jobs behind it waiting for ever.
            listener.broken(run.job, e);
            end = new JobState.Failed(Instant.now(), run.job.file() + ": unexpected fault: " + e, run.counts());
        } catch (InterruptedException e) {
            update(run.job.with(new JobState.Stopped(Instant.now(), run.counts())));
            throw e;
        }
        listener.finished(update(run.job.with(end)), waiting());
    }

    private synchronized Job update(Job job) {
        jobs.put(job.id(), job);
        return job;
    }

    private synchronized int waiting() {
        return (int) jobs.values().stream().filter(job -> job.state() instanceof JobState.Queued).count();
    }

    private static JobState state(IngestionEnd end) {
        Instant now = Instant.now();
        if (end instanceof IngestionEnd.Completed completed) {
            return new JobState.Completed(now, completed.counts(), completed.took(), completed.rowsPerSecond());
        }
        if (end instanceof IngestionEnd.AlreadyIngested already) {
            return new JobState.AlreadyIngested(now, already.position());
        }
        return new JobState.Stopped(now, ((IngestionEnd.Stopped) end).counts());
    }

    /** Keeps one job's state while it runs. */
    private final class Run implements IngestionListener {
        private Job job;

        private Run(Job job) {
            this.job = job;
        }

        private RowCounts counts() {
            return ((JobState.Running) job.state()).progress().counts();
        }

        @Override
        public void resumed(long rows) {
            listener.resumed(job, rows);
        }

        @Override
        public void committed(long published, long refused, IngestionProgress progress) {
            job = update(job.with(new JobState.Running(((JobState.Running) job.state()).since(), progress)));
            listener.committed(job, published, refused);
        }

        @Override
        public void retrying(int attempt, String reason) {
            listener.retrying(job, attempt, reason);
        }
    }
}
