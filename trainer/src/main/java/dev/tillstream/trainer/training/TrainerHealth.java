package dev.tillstream.trainer.training;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the batches from before the start are taken in. A training that stands still makes the trainer unwell, not
 * unready: what it announced before is served all the same.
 */
final class TrainerHealth {

    @Produces
    @Singleton
    @Readiness
    HealthCheck caughtUp(Trainer trainer) {
        return () -> HealthCheckResponse.named("trainer: earlier batches taken in").status(trainer.isCaughtUp())
                .build();
    }

    @Produces
    @Singleton
    @Wellness
    HealthCheck training(Trainer trainer) {
        return () -> {
            TrainingReport report = trainer.report();
            HealthCheckResponseBuilder response = HealthCheckResponse.named("trainer: training")
                    .status(report.failures().isEmpty());
            for (Failure failure : report.failures()) {
                response.withData(failure.dataset() == null ? "all" : failure.dataset(), failure.why());
            }
            return response.build();
        };
    }
}
