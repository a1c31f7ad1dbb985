package dev.tillstream.ingest.job;

import java.io.IOException;
import java.util.Optional;

import jakarta.enterprise.event.Event;

import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.ingest.publish.ReceiptLog;
import io.micrometer.core.instrument.Counter;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Tells the world about jobs: log, counters, receipts and CDI events; tidies up behind those that are done. */
final class JobReports implements JobListener {

    private static final long BETWEEN_LINES = 2_000_000_000L;

    private final UploadFolder uploads;
    private final Optional<DropFolder> dropFolder;
    private final ReceiptLog receipts;
    private final Event<JobFinished> finished;
    private final Counter publishedRows;
    private final Counter refusedRows;
    private long lastLine;

    JobReports(UploadFolder uploads, Optional<DropFolder> dropFolder, ReceiptLog receipts, Event<JobFinished> finished,
            Counter publishedRows, Counter refusedRows) {
        this.uploads = uploads;
        this.dropFolder = dropFolder;
        this.receipts = receipts;
        this.finished = finished;
        this.publishedRows = publishedRows;
        this.refusedRows = refusedRows;
    }

    @Override
    public boolean recall(JobQueue queue) {
        try {
            ReceiptLog.Kept kept = receipts.last(JobQueue.REMEMBERED);
            kept.unreadable().forEach(IngestLog::badReceipt);
            queue.remember(kept.receipts().stream().flatMap(receipt -> JobReceipts.job(receipt).stream()).toList());
            return true;
        } catch (InterruptException e) {
            // The service ends.
            return false;
        } catch (RuntimeException e) {
            // The jobs of this life don't depend on those of earlier ones.
            IngestLog.noReceipts(e);
            return false;
        }
    }

    @Override
    public void opened(Job job) {
        if (!job.content().ignoredColumns().isEmpty()) {
            IngestLog.ignoredColumns(job);
        }
    }

    @Override
    public void started(Job job) {
        lastLine = System.nanoTime();
        IngestLog.started(job);
    }

    @Override
    public void resumed(Job job, long rows) {
        IngestLog.resumed(job, rows);
    }

    @Override
    public void committed(Job job, long published, long refused) {
        publishedRows.increment(published);
        refusedRows.increment(refused);
        long now = System.nanoTime();
        if (now - lastLine >= BETWEEN_LINES && job.state() instanceof JobState.Running running) {
            lastLine = now;
            IngestLog.progress(job.file(), running.progress());
        }
    }

    @Override
    public void retrying(Job job, int attempt, String reason) {
        IngestLog.retrying(job, attempt, reason);
    }

    @Override
    public void broken(Job job, Throwable fault) {
        IngestLog.broken(job, fault);
    }

    @Override
    public void ended(Job job) {
        JobState state = job.state();
        if (state instanceof JobState.Completed completed) {
            IngestLog.completed(job, completed);
        } else if (state instanceof JobState.AlreadyIngested already) {
            IngestLog.alreadyIngested(job, already);
        } else if (state instanceof JobState.Failed failed) {
            IngestLog.failed(job, failed);
        } else if (state instanceof JobState.Cancelled cancelled) {
            IngestLog.cancelled(job, cancelled);
        } else if (state instanceof JobState.Stopped stopped) {
            IngestLog.stopped(job, stopped);
        }
    }

    @Override
    public void tidyUp(Job job) {
        removeUpload(job);
        dropFolder.ifPresent(folder -> folder.finished(job));
    }

    @Override
    public void finished(Job job, int waiting) {
        JobReceipts.of(job).ifPresent(receipt -> keep(job, receipt));
        try {
            finished.fire(new JobFinished(job, waiting));
        } catch (RuntimeException observerFailed) {
            IngestLog.broken(job, observerFailed);
        }
    }

    /** The rows and their position are committed: without the receipt, the log line above is what is left. */
    private void keep(Job job, IngestReceipt receipt) {
        try {
            receipts.add(receipt);
        } catch (KafkaException e) {
            IngestLog.receiptNotKept(job, e);
        }
    }

    /** One that was stopped is needed again. */
    private void removeUpload(Job job) {
        if (job.order().origin() == Job.Origin.UPLOADED && !(job.state() instanceof JobState.Stopped)) {
            try {
                uploads.remove(job.path());
            } catch (IOException e) {
                IngestLog.uploadNotRemoved(job, e);
            }
        }
    }
}
