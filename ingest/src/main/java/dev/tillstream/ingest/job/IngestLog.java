package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.util.Locale;

import dev.tillstream.ingest.problem.Reasons;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.ProgressLine;
import org.jboss.logging.Logger;

/** The lines that an operator acts on. Each has an id; none holds anything of a row. */
final class IngestLog {

    private static final Logger LOG = Logger.getLogger("dev.tillstream.ingest");

    private IngestLog() {}

    /** Numbers look the same wherever the service runs. */
    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static void started(Job job) {
        LOG.info(line("TILL-ING-001: started: file=%s job=%s", job.file(), job.id()));
    }

    static void resumed(Job job, long rows) {
        LOG.info(line("TILL-ING-002: goes on where it was interrupted: file=%s rows=%,d", job.file(), rows));
    }

    static void progress(String file, IngestionProgress progress) {
        LOG.info(line("TILL-ING-003: %s", ProgressLine.of(file, progress)));
    }

    static void completed(Job job, JobState.Completed end) {
        LOG.info(line("TILL-ING-004: completed: file=%s read=%,d published=%,d refused=%,d rows/s=%,d", job.file(),
                end.counts().read(), end.counts().published(), end.counts().refused(), end.rowsPerSecond()));
        if (end.counts().refused() > 0) {
            LOG.warn(
                    line("TILL-ING-005: rows refused: file=%s reasons=%s", job.file(), end.counts().refusedByReason()));
        }
    }

    static void alreadyIngested(Job job, JobState.AlreadyIngested end) {
        LOG.info(line("TILL-ING-006: ingested before, nothing to send: file=%s read=%,d published=%,d refused=%,d",
                job.file(), end.counts().read(), end.counts().published(), end.counts().refused()));
    }

    static void failed(Job job, JobState.Failed end) {
        LOG.error(line("TILL-ING-007: failed: job=%s reason=%s", job.id(), end.reason()));
    }

    static void stopped(Job job, JobState.Stopped end) {
        LOG.info(line("TILL-ING-008: stopped, the next start goes on from here: file=%s rows=%,d", job.file(),
                end.counts().read()));
    }

    static void retrying(Job job, int attempt, String reason) {
        LOG.warn(line("TILL-ING-009: Kafka failed, trying again from the last commit: file=%s attempt=%d reason=%s",
                job.file(), attempt, reason));
    }

    static void broken(Job job, Throwable fault) {
        LOG.error(line("TILL-ING-010: unexpected fault: file=%s", job.file()), fault);
    }

    static void emptyFolder(String source) {
        LOG.warn(line("TILL-ING-011: the source is a folder without .xlsx or .csv files: source=%s", source));
    }

    static void badSource(String source, Exception reason) {
        LOG.error(line("TILL-ING-012: the source can't be used: source=%s reason=%s", source, reason));
    }

    static void ignoredColumns(Job job) {
        LOG.warn(line("TILL-ING-014: columns that %s does not have are ignored: file=%s columns=%s",
                job.content().dataset(),
                job.file(), job.content().ignoredColumns()));
    }

    static void cancelled(Job job, JobState.Cancelled end) {
        LOG.info(line("TILL-ING-015: cancelled: file=%s rows=%,d", job.file(), end.counts().read()));
    }

    static void noReceipts(Exception reason) {
        LOG.warn(line("TILL-ING-016: the receipts of earlier jobs can't be read, trying again: reason=%s",
                Reasons.of(reason)));
    }

    static void badReceipt(String why) {
        LOG.warn(line("TILL-ING-020: the receipt of an earlier job is left out: reason=%s", why));
    }

    static void receiptNotKept(Job job, Exception reason) {
        LOG.error(line("TILL-ING-017: the receipt can't be kept: job=%s file=%s reason=%s", job.id(), job.file(),
                reason.getMessage()));
    }

    static void dropFolderFailed(Path folder, Exception reason) {
        LOG.error(
                line("TILL-ING-018: the drop folder can't be read, trying again: folder=%s reason=%s", folder, reason));
    }

    static void notMoved(Path file, Exception reason) {
        LOG.warn(
                line("TILL-ING-019: a file that is done can't be moved out of the drop folder: path=%s reason=%s", file,
                        reason));
    }

    static void noRefusedRows(Exception reason) {
        LOG.error(line("TILL-ING-021: the refused rows can't be read: reason=%s", Reasons.of(reason)));
    }

    static void uploadNotRemoved(Job job, Exception reason) {
        LOG.warn(line("TILL-ING-013: a finished upload can't be removed: path=%s reason=%s", job.path(), reason));
    }
}
