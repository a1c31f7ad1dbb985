package dev.tillstream.serving.model;

import jakarta.inject.Singleton;

import dev.tillstream.serving.ServingConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once a version of the configured family serves; it stays ready while the broker is away. */
@Readiness
@Singleton
class ModelReadiness implements HealthCheck {

    private final ServedModels models;
    private final SwapJournal journal;
    private final String family;

    ModelReadiness(ServedModels models, SwapJournal journal, ServingConfig config) {
        this.models = models;
        this.journal = journal;
        this.family = config.family();
    }

    @Override
    public HealthCheckResponse call() {
        FamilyModels now = models.family(family);
        HealthCheckResponseBuilder response = HealthCheckResponse.named("models").status(now.best().isPresent())
                .withData("family", family).withData("refused", journal.refused());
        for (int version = 1; version <= FamilyModels.VERSIONS; version++) {
            response.withData("version_" + version, describe(now.slot(version)));
        }
        return response.build();
    }

    private static String describe(SlotState slot) {
        StringBuilder text = new StringBuilder(slot.label());
        slot.served().ifPresent(model -> text.append(", revision ").append(model.manifest().revision()));
        slot.refusal().ifPresent(refusal -> text.append(", revision ").append(refusal.revision()).append(" refused: ")
                .append(refusal.reason()));
        return text.toString();
    }
}
