package dev.tillstream.trainer;

import dev.tillstream.data.model.Scaler;
import io.smallrye.config.WithDefault;

/** How clusters of visitors are made: {@code trainer.visitor-segments}. */
public interface VisitorSegmentsConfig extends TrainerConfig.KMeans {
    /** Whether there are any. Read at the start. */
    @WithDefault("true")
    boolean enabled();

    /** As for other clusters; the logarithm is the default here, since most visitors come once and a few come for months. */
    @Override
    @WithDefault("log-standard")
    Scaler.Kind scaling();
}
