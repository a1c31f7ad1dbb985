package dev.tillstream.ingest.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tillstream.data.event.SheetCounts;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.RowCounts;

/**
 * A job as the API shows it; once it is done, its receipt. What is not known or makes no sense in a state is left out.
 *
 * @param state {@code queued}, {@code running}, {@code completed}, {@code already-ingested}, {@code failed},
 *            {@code cancelled} or {@code stopped}
 * @param reason why it failed
 * @param ignoredColumns headers that no column of the dataset has
 * @param refusedByReason number of refused rows by column and kind of reason
 * @param sheets the counts by sheet, with the earliest and the latest time of the rows
 * @param percent share of the file that has been read
 * @param etaSeconds estimate of the time to its end
 */
public record JobView(
        UUID id,
        String file,
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) String sha256,
        @JsonInclude(JsonInclude.Include.NON_NULL) String dataset,
        @JsonInclude(JsonInclude.Include.NON_NULL) String topic,
        List<String> ignoredColumns,
        boolean forced,
        long read,
        long published,
        long refused,
        Map<String, Long> refusedByReason,
        List<SheetCounts> sheets,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long rowsPerSecond,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double percent,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long etaSeconds,
        Instant queuedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant finishedAt) {

    static JobView of(Job job) {
        JobState state = job.state();
        if (state instanceof JobState.Running running) {
            IngestionProgress now = running.progress();
            Long eta = now.left() == null ? null : now.left().toSeconds();
            return view(job, "running", null, now.counts(),
                    new Speed(now.rowsPerSecond(), Math.round(now.fraction() * 1000) / 10.0, eta), null);
        }
        if (state instanceof JobState.Completed done) {
            return view(job, "completed", null, done.counts(), new Speed(done.rowsPerSecond(), 100.0, null),
                    done.at());
        }
        if (state instanceof JobState.AlreadyIngested already) {
            return view(job, "already-ingested", null, already.counts(), new Speed(null, 100.0, null), already.at());
        }
        if (state instanceof JobState.Failed failed) {
            return view(job, "failed", failed.reason(), failed.counts(), Speed.NONE, failed.at());
        }
        if (state instanceof JobState.Cancelled cancelled) {
            return view(job, "cancelled", null, cancelled.counts(), Speed.NONE, cancelled.at());
        }
        if (state instanceof JobState.Stopped stopped) {
            return view(job, "stopped", null, stopped.counts(), Speed.NONE, stopped.at());
        }
        return view(job, "queued", null, RowCounts.NONE, Speed.NONE, null);
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    private record Speed(Long rowsPerSecond, Double percent, Long etaSeconds) {
        static final Speed NONE = new Speed(null, null, null);
    }

    private static JobView view(Job job, String state, String reason, RowCounts counts, Speed speed,
            Instant finishedAt) {
        Job.Content content = job.content();
        return new JobView(job.id(), job.file(), state, reason, content.sha256(), content.dataset(), content.topic(),
                content.ignoredColumns(), job.order().forced(), counts.read(), counts.published(), counts.refused(),
                counts.refusedByReason(), counts.sheets(), speed.rowsPerSecond(), speed.percent(), speed.etaSeconds(),
                job.queuedAt(), finishedAt);
    }
}
