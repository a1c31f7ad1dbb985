package dev.tillstream.ingest.job;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.RowCounts;

/**
 * A job as the API shows it; once it is done, its receipt. What is not known or makes no sense in a state is left out.
 *
 * @param state {@code queued}, {@code running}, {@code completed}, {@code already-ingested}, {@code failed} or
 *            {@code stopped}
 * @param reason why it failed
 * @param refusedByReason number of refused rows by column and kind of reason
 * @param percent share of the file that has been read
 * @param etaSeconds estimate of the time to its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        UUID id,
        String file,
        String state,
        String reason,
        String sha256,
        boolean forced,
        long read,
        long published,
        long refused,
        Map<String, Long> refusedByReason,
        Long rowsPerSecond,
        Double percent,
        Long etaSeconds,
        Instant queuedAt,
        Instant finishedAt) {

    static JobView of(Job job) {
        JobState state = job.state();
        if (state instanceof JobState.Running running) {
            IngestionProgress now = running.progress();
            Long eta = now.left() == null ? null : now.left().toSeconds();
            return view(job, "running", null, now.counts(), now.rowsPerSecond(),
                    Math.round(now.fraction() * 1000) / 10.0, eta, null);
        }
        if (state instanceof JobState.Completed done) {
            return view(job, "completed", null, done.counts(), done.rowsPerSecond(), 100.0, null, done.at());
        }
        if (state instanceof JobState.AlreadyIngested already) {
            RowCounts before = new RowCounts(already.position().read(), already.position().published(),
                    already.position().refused(), RowCounts.NONE.refusedByReason());
            return view(job, "already-ingested", null, before, null, 100.0, null, already.at());
        }
        if (state instanceof JobState.Failed failed) {
            return view(job, "failed", failed.reason(), failed.counts(), null, null, null, failed.at());
        }
        if (state instanceof JobState.Stopped stopped) {
            return view(job, "stopped", null, stopped.counts(), null, null, null, stopped.at());
        }
        return view(job, "queued", null, RowCounts.NONE, null, null, null, null);
    }

    private static JobView view(Job job, String state, String reason, RowCounts counts, Long rate, Double percent,
            Long eta, Instant finishedAt) {
        return new JobView(job.id(), job.file(), state, reason, job.sha256(), job.forced(), counts.read(),
                counts.published(), counts.refused(), counts.refusedByReason(), rate, percent, eta, job.queuedAt(),
                finishedAt);
    }
}
