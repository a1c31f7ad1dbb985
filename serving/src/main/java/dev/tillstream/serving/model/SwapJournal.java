package dev.tillstream.serving.model;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.tillstream.data.model.ModelManifest;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/** Tells operators about swaps and refusals, in the log and as metrics. */
@Singleton
public class SwapJournal {

    private static final Logger LOG = Logger.getLogger(SwapJournal.class);

    private final MeterRegistry metrics;
    private final AtomicLong refused = new AtomicLong();

    SwapJournal(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Models refused since the start. */
    public long refused() {
        return refused.get();
    }

    void swapped(@Observes VersionSwapped event) {
        ModelManifest manifest = event.manifest();
        String merit = manifest.bestBy().metric();
        LOG.infof("TILL-SRV-001 model in service family=%s version=%d revision=%d offset=%d data_size=%d %s=%s",
                manifest.family(), manifest.version(), manifest.revision(), event.offset(), manifest.dataSize(), merit,
                manifest.metric(merit));
        metrics.counter("tillstream.serving.swaps", "family", manifest.family(), "version",
                Integer.toString(manifest.version())).increment();
    }

    void refused(@Observes ModelRefused event) {
        refused.incrementAndGet();
        LOG.warnf("TILL-SRV-002 model refused key=%s offset=%d reason=\"%s\"", event.key(), event.offset(),
                event.reason());
        metrics.counter("tillstream.serving.refusals").increment();
    }
}
