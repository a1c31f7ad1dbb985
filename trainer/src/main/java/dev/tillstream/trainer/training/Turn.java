package dev.tillstream.trainer.training;

import java.util.List;

/**
 * One run of the trainer, which waits or is under way.
 *
 * @param run its number, from 1 at each start of the trainer
 * @param causes in the order of their declaration
 * @param all whether versions whose rows and settings have not changed are trained, too
 */
public record Turn(long run, List<Cause> causes, boolean all) {

    public Turn {
        causes = List.copyOf(causes);
    }
}
