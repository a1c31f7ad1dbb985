package dev.tillstream.trainer.training;

import java.time.Instant;
import java.util.List;

/**
 * A training of one dataset's models has ended, and its new models are announced. Fired as a CDI event, on the
 * trainer's own thread.
 *
 * @param dataset whose rows were trained on
 * @param batches up to the training
 * @param rows in those batches
 * @param startedAt when the training began
 * @param seconds its wall time, storing and announcing included
 * @param versions that were trained or refused; those whose rows had not changed are not among them
 */
public record TrainingFinished(
        String dataset,
        int batches,
        long rows,
        Instant startedAt,
        double seconds,
        List<VersionResult> versions) {

    public TrainingFinished {
        versions = List.copyOf(versions);
    }
}
