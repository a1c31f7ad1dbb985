package dev.tillstream.trainer.training;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.family.Family;

/**
 * What the trainer does and did.
 *
 * @param state what happens now
 * @param batches taken in so far
 * @param rowsDigested rows in those batches
 * @param failures why training stands still; empty if it does not
 * @param refused versions whose newest rows gave no model that was announced: their last good one stays
 * @param trainings the last ones, newest first
 */
public record TrainingReport(
        State state,
        int batches,
        long rowsDigested,
        List<Failure> failures,
        List<VersionResult> refused,
        List<TrainingFinished> trainings) {

    /** What happens now. */
    public enum State {
        /** Every version stands for its rows. */
        @JsonProperty("idle")
        IDLE,
        /** The batches from before the start are being read, or a training is about to begin. */
        @JsonProperty("waiting")
        WAITING, @JsonProperty("running")
        RUNNING,
        /** Training stands still, see the failures; the models that were announced stay. */
        @JsonProperty("failed")
        FAILED
    }

    static TrainingReport of(TrainingStatus status, TrainingRequests requests, BatchLedger ledger,
            List<Family> families) {
        List<String> datasets = families.stream().map(Family::dataset).distinct().toList();
        List<Failure> failures = status.failures();
        State state = State.IDLE;
        if (requests.isRunning()) {
            state = State.RUNNING;
        } else if (!failures.isEmpty()) {
            state = State.FAILED;
        } else if (requests.isPending() || !status.isCaughtUp()) {
            state = State.WAITING;
        }
        return new TrainingReport(state, datasets.stream().mapToInt(dataset -> ledger.batches(dataset).size()).sum(),
                datasets.stream().mapToLong(ledger::rows).sum(), failures, status.refused(), status.history());
    }
}
