package dev.tillstream.ingest.job;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.Timing;
import dev.tillstream.ingest.publish.FileIngestion;
import dev.tillstream.ingest.publish.IngestionEnd;
import dev.tillstream.ingest.publish.IngestionFailedException;
import dev.tillstream.ingest.publish.IngestionListener;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.RowCounts;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.UnreadableFileException;

/** Brings one job to its end, whatever happens. Not thread-safe. */
final class JobRunner {

    private final FileIngestion ingestion;
    private final ReadOptions options;

    /** @param options how files are read; a job may say of which dataset its file is */
    JobRunner(FileIngestion ingestion, ReadOptions options) {
        this.ingestion = ingestion;
        this.options = options;
    }

    /**
     * Ingests the job's file.
     *
     * @param running the job, at work
     * @param timing ends it early when it is asked to stop
     * @param keep keeps the job as it changes
     * @return the job in its final state, which is not kept yet
     */
    Job run(Job running, Timing timing, JobListener listener, UnaryOperator<Job> keep) {
        Run run = new Run(running, listener, keep);
        try {
            InputFile file = InputFile.identify(running.path());
            run.job = keep.apply(run.job.with(run.job.content().identified(file.sha256())));
            IngestionEnd end = ingestion.run(file, options.of(running.order().dataset()), running.order().again(),
                    timing, run);
            // Not before: on the way the job has learnt what the file holds.
            return run.job.with(state(end));
        } catch (UnreadableFileException e) {
            return run.failed(e.getMessage());
        } catch (IOException | IngestionFailedException e) {
            return run.failed(running.file() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            // The queue sees the flag, and ends.
            Thread.currentThread().interrupt();
            return run.job.with(new JobState.Stopped(Instant.now(), run.counts()));
        } catch (RuntimeException | Error e) {
            // Errors too: a thread that died unseen would leave the jobs behind it waiting for ever.
            listener.broken(run.job, e);
            return run.failed(running.file() + ": unexpected fault: " + e);
        }
    }

    private static JobState state(IngestionEnd end) {
        Instant now = Instant.now();
        if (end instanceof IngestionEnd.Completed completed) {
            return new JobState.Completed(now, completed.counts(), completed.rowsPerSecond());
        }
        if (end instanceof IngestionEnd.AlreadyIngested already) {
            return new JobState.AlreadyIngested(now, already.position());
        }
        return new JobState.Stopped(now, ((IngestionEnd.Stopped) end).counts());
    }

    /** Keeps one job's state while it runs. */
    private static final class Run implements IngestionListener {
        private final JobListener listener;
        private final UnaryOperator<Job> keep;
        private Job job;

        private Run(Job job, JobListener listener, UnaryOperator<Job> keep) {
            this.job = job;
            this.listener = listener;
            this.keep = keep;
        }

        private Job failed(String reason) {
            return job.with(new JobState.Failed(Instant.now(), reason, counts()));
        }

        private RowCounts counts() {
            return ((JobState.Running) job.state()).progress().counts();
        }

        @Override
        public void opened(ReadingPosition from, List<String> ignoredColumns) {
            job = keep.apply(job.with(new Job.Content(job.content().sha256(), from.dataset(), from.topic(),
                    from.startedAt(), ignoredColumns)));
            listener.opened(job);
        }

        @Override
        public void resumed(long rows) {
            listener.resumed(job, rows);
        }

        @Override
        public void committed(long published, long refused, IngestionProgress progress) {
            job = keep.apply(job.with(new JobState.Running(((JobState.Running) job.state()).since(), progress)));
            listener.committed(job, published, refused);
        }

        @Override
        public void retrying(int attempt, String reason) {
            listener.retrying(job, attempt, reason);
        }
    }
}
