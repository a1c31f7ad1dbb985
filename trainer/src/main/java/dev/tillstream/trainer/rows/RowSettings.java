package dev.tillstream.trainer.rows;

import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.ArrivalClock;
import dev.tillstream.trainer.family.ConsecutiveBatches;
import dev.tillstream.trainer.family.StreamClock;
import dev.tillstream.trainer.family.Thirds;
import dev.tillstream.trainer.family.VersionPolicy;
import dev.tillstream.trainer.family.Windows;

/** What each family of rows is told: where rows are, which of them are held out, and what versions are made from. */
public record RowSettings(RowDigests digests, HeldOut heldOut, VersionPolicy versions) {

    /** As the trainer is configured, with the family's own policy. */
    public static RowSettings of(TrainerConfig config, TrainerConfig.Versions versions) {
        RowDigests digests = new RowDigests(config.modelsPath().resolve("digests"),
                new BatchRows(config.batchesPath()));
        return new RowSettings(digests, new HeldOut(config.heldOutPercent()), switch (versions) {
            case THIRDS -> new Thirds();
            case WINDOWS -> new Windows(config.windows().lengths(), clock(config, digests));
            case CONSECUTIVE_BATCHES -> new ConsecutiveBatches();
        });
    }

    private static StreamClock clock(TrainerConfig config, RowDigests digests) {
        return switch (config.windows().clock()) {
            case ARRIVAL -> new ArrivalClock();
            case ROWS -> new RowClock(digests);
        };
    }
}
