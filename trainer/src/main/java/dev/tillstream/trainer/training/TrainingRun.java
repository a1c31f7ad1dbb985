package dev.tillstream.trainer.training;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A run that has ended, for one dataset.
 *
 * @param run its number, from 1 at each start of the trainer; of several attempts the last one's
 * @param dataset whose rows were trained on
 * @param causes why it ran
 * @param batches up to the run
 * @param rows in those batches
 * @param startedAt when it began
 * @param seconds its wall time, storing and announcing included
 * @param versions that were trained or refused; those that stand for their rows already are not among them
 * @param failure why it failed, left out if it did not
 * @param attempts how often it failed for that reason in a row; 1 for a run that did not fail
 * @param log what happened, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingRun(
        long run,
        String dataset,
        List<Cause> causes,
        int batches,
        long rows,
        Instant startedAt,
        double seconds,
        List<VersionResult> versions,
        String failure,
        int attempts,
        List<RunLog.Line> log) {

    public TrainingRun {
        requireNonNull(dataset, "dataset");
        requireNonNull(startedAt, "startedAt");
        causes = List.copyOf(causes);
        versions = List.copyOf(versions);
        log = List.copyOf(log);
    }

    static TrainingRun of(Turn turn, TrainingFinished training, RunLog log) {
        return new TrainingRun(turn.run(), training.dataset(), turn.causes(), training.batches(), training.rows(),
                training.startedAt(), training.seconds(), training.versions(), null, 1, log.lines());
    }

    /** The same run with more of its log. */
    TrainingRun with(RunLog more) {
        return new TrainingRun(run, dataset, causes, batches, rows, startedAt, seconds, versions, failure, attempts,
                more.lines());
    }

    /** Whether both failed at the same. */
    boolean repeats(TrainingRun before) {
        return failure != null && failure.equals(before.failure) && dataset.equals(before.dataset);
    }

    /** This run in the place of the one that it repeats. */
    TrainingRun after(TrainingRun before) {
        return new TrainingRun(run, dataset, causes, batches, rows, startedAt, seconds, versions, failure,
                before.attempts + 1, log);
    }
}
