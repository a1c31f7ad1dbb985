package dev.tillstream.ingest.job;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.ingest.publish.RowCounts;

/** Jobs that have ended as receipts, and back. */
final class JobReceipts {

    private static final String COMPLETED = "completed";
    private static final String ALREADY_INGESTED = "already-ingested";
    private static final String FAILED = "failed";
    private static final String CANCELLED = "cancelled";

    private JobReceipts() {}

    /** @return empty for a job that has not come to its end: one that the service's own end stopped goes on later */
    static Optional<IngestReceipt> of(Job job) {
        JobState state = job.state();
        if (state instanceof JobState.Completed end) {
            return Optional.of(receipt(job, COMPLETED, null, end.counts(), end.rowsPerSecond(), end.at()));
        }
        if (state instanceof JobState.AlreadyIngested end) {
            return Optional.of(receipt(job, ALREADY_INGESTED, null, end.counts(), null, end.at()));
        }
        if (state instanceof JobState.Failed end) {
            return Optional.of(receipt(job, FAILED, end.reason(), end.counts(), null, end.at()));
        }
        if (state instanceof JobState.Cancelled end) {
            return Optional.of(receipt(job, CANCELLED, null, end.counts(), null, end.at()));
        }
        return Optional.empty();
    }

    private static IngestReceipt receipt(Job job, String state, String reason, RowCounts counts, Long rowsPerSecond,
            Instant finishedAt) {
        Job.Content content = job.content();
        return new IngestReceipt(job.id().toString(), job.file(), content.sha256(), content.dataset(), content.topic(),
                state, reason, job.order().forced(), content.ignoredColumns(), counts.sheets(), rowsPerSecond,
                job.queuedAt(), content.startedAt(), finishedAt);
    }

    /** The job that a receipt is of; empty if it is of a kind that is not known here. */
    static Optional<Job> job(IngestReceipt receipt) {
        return state(receipt).map(state -> new Job(id(receipt), receipt.file(), null,
                new Job.Order(Job.Origin.REMEMBERED, receipt.forced(), Optional.empty()), receipt.queuedAt(),
                new Job.Content(receipt.sha256(), receipt.dataset(), receipt.topic(), receipt.startedAt(),
                        receipt.ignoredColumns()),
                state));
    }

    private static UUID id(IngestReceipt receipt) {
        try {
            return UUID.fromString(receipt.job());
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(receipt.job().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Optional<JobState> state(IngestReceipt receipt) {
        RowCounts counts = RowCounts.of(receipt.sheets());
        Instant at = receipt.finishedAt();
        return switch (receipt.state()) {
            case COMPLETED -> Optional.of(new JobState.Completed(at, counts,
                    receipt.rowsPerSecond() == null ? 0 : receipt.rowsPerSecond()));
            case ALREADY_INGESTED -> Optional.of(new JobState.AlreadyIngested(at, counts));
            case FAILED -> Optional.of(new JobState.Failed(at, receipt.reason(), counts));
            case CANCELLED -> Optional.of(new JobState.Cancelled(at, counts));
            default -> Optional.empty();
        };
    }
}
