package dev.tillstream.trainer.training;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.family.Drift;
import dev.tillstream.trainer.family.Family;

/**
 * What the trainer does and did.
 *
 * @param state what happens now
 * @param batches taken in so far
 * @param rowsDigested rows in those batches
 * @param failures why training stands still; empty if it does not
 * @param refused versions whose newest rows gave no model that was announced: their last good one stays
 * @param running the run that is under way; left out if there is none
 * @param waiting the run that is about to begin; left out if there is none
 * @param drift how far the newest batches are from what each model was trained on, by family and version
 * @param trainings the last ones, newest first, with each version's numbers and a log
 */
public record TrainingReport(
        State state,
        int batches,
        long rowsDigested,
        List<Failure> failures,
        List<VersionResult> refused,
        @JsonInclude(JsonInclude.Include.NON_NULL) Running running,
        @JsonInclude(JsonInclude.Include.NON_NULL) Turn waiting,
        List<Drift> drift,
        List<TrainingRun> trainings) {

    /**
     * A run that is under way.
     *
     * @param since when it began
     * @param log what has happened so far
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Running(long run, List<Cause> causes, boolean all, Instant since, List<RunLog.Line> log) {}

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

    private static Running running(TrainingStatus status, TrainingRequests requests) {
        return requests.running().map(turn -> new Running(turn.run(), turn.causes(), turn.all(),
                status.runningSince().orElse(null), status.runningLog())).orElse(null);
    }

    static TrainingReport of(TrainingStatus status, TrainingRequests requests, BatchLedger ledger,
            List<Family> families, List<Drift> drift) {
        List<String> datasets = families.stream().map(Family::dataset).distinct().toList();
        List<Failure> failures = status.failures();
        State state = State.IDLE;
        if (requests.running().isPresent()) {
            state = State.RUNNING;
        } else if (!failures.isEmpty()) {
            state = State.FAILED;
        } else if (requests.waiting().isPresent() || !status.isCaughtUp()) {
            state = State.WAITING;
        }
        return new TrainingReport(state, datasets.stream().mapToInt(dataset -> ledger.batches(dataset).size()).sum(),
                datasets.stream().mapToLong(ledger::rows).sum(), failures, status.refused(), running(status, requests),
                requests.waiting().orElse(null), drift, status.history());
    }
}
