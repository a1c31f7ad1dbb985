package dev.tillstream.trainer.training;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tillstream.trainer.family.Drift;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** The last measured drift as gauges. Thread-safe. */
final class DriftMetrics {

    private record Meter(String name, Tags tags) {}

    private final MeterRegistry meters;
    private final Map<Meter, Double> values = new ConcurrentHashMap<>();

    DriftMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void measured(Drift drift) {
        Tags version = Tags.of("family", drift.family(), "version", Integer.toString(drift.version()));
        for (Drift.Feature feature : drift.features()) {
            set("tillstream.trainer.drift.psi", version.and("feature", feature.feature()), feature.psi());
            set("tillstream.trainer.drift.ks", version.and("feature", feature.feature()), feature.ks());
        }
        set("tillstream.trainer.drift.cluster.shift", version, drift.clusterShift());
    }

    private void set(String name, Tags tags, double value) {
        Meter meter = new Meter(name, tags);
        if (values.put(meter, value) == null) {
            Gauge.builder(name, () -> values.get(meter)).tags(tags).register(meters);
        }
    }
}
