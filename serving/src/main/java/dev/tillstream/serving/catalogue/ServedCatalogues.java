package dev.tillstream.serving.catalogue;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.serving.ServingConfig;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.LargeArtefacts;
import dev.tillstream.serving.model.VersionSwapped;
import dev.tillstream.serving.prediction.ModelLookup;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;
import dev.tillstream.serving.supplement.ServedSupplements;
import dev.tillstream.serving.supplement.SupplementState;

/** The catalogues of the versions in service. */
@Singleton
public class ServedCatalogues {

    private final ServedSupplements<Catalogue, RevisionCatalogue> catalogues;
    private final ModelLookup models;
    private final ServingConfig config;

    ServedCatalogues(LargeArtefacts artefacts, ModelLookup models, ServingConfig config) {
        this.catalogues = new ServedSupplements<>(Supplement.CATALOGUE, new CatalogueForm(), artefacts,
                config.retryAfter());
        this.models = models;
        this.config = config;
    }

    void swapped(@Observes VersionSwapped event) {
        if (event.manifest().family().equals(config.productFamily())) {
            catalogues.inService(event.model());
        }
    }

    /**
     * The catalogue of a version.
     *
     * @param version 1, 2, 3 or best
     * @throws ProblemException 404 if there is no such version, 503 if it has no model yet or its catalogue can't be had
     *         now
     */
    RevisionCatalogue of(String version) {
        FamilyModels family = models.products();
        ModelManifest manifest = models.served(family, version).manifest();
        SupplementState<RevisionCatalogue> state = catalogues.state(family.family(), manifest.version());
        if (state instanceof SupplementState.Known<RevisionCatalogue> known) {
            return known.supplement();
        }
        throw new ProblemException(Problem.of("no-catalogue", 503, "version " + manifest.version() + " of "
                + family.family() + ": " + ServedSupplements.why("products", state)
                        .orElse("the model in service has no catalogue")),
                config.retryAfter());
    }

    @PreDestroy
    void stop() {
        catalogues.stop();
    }
}
