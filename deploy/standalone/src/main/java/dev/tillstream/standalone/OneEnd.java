package dev.tillstream.standalone;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import dev.tillstream.batcher.BatcherConfig;
import io.quarkus.runtime.StartupEvent;

/** Four services in one process end together: the batcher's own end would end the API that still answers. */
@ApplicationScoped
public class OneEnd {

    private final BatcherConfig batcher;

    OneEnd(BatcherConfig batcher) {
        this.batcher = batcher;
    }

    /**
     * Before any service starts.
     *
     * @throws IllegalStateException if the batcher is to end by itself
     */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        batcher.stopAfterIdle().ifPresent(idle -> {
            throw new IllegalStateException("BATCHER_STOP_AFTER_IDLE (batcher.stop-after-idle) is " + idle
                    + ": it would end all four services, since they run in one process; set it for a batcher that runs"
                    + " by itself, or not at all");
        });
    }
}
