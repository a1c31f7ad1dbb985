package dev.tillstream.batcher;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tillstream.batcher.BatcherStatus.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while rows are being batched; otherwise says why not. */
@Readiness
@ApplicationScoped
public class BatcherReadiness implements HealthCheck {

    private final BatcherStatus status;

    BatcherReadiness(BatcherStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        State state = status.state();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("batcher")
                .status(state instanceof State.Working);
        if (state instanceof State.Failed failed) {
            response.withData("reason", failed.reason()).withData("since", failed.since().toString());
        }
        status.lastBatchAt().ifPresent(at -> response.withData("lastBatchAt", at.toString()));
        return response.build();
    }
}
