package dev.tillstream.serving.model;

import java.util.Map;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.serving.ServingConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Makes the models' core a bean. The registered types are read by Jackson, also in a native image. */
@RegisterForReflection(targets = {ModelReady.class, ModelManifest.class, ModelManifest.Provenance.class,
        ModelManifest.Cluster.class, ModelManifest.Offsets.class, Probe.class})
final class ModelBeans {

    @Produces
    @Singleton
    InputSamples inputSamples() {
        return new InputSamples();
    }

    @Produces
    @Singleton
    LargeArtefacts largeArtefacts(ServingConfig config) {
        return new LargeArtefacts(config.modelsPath(), config.trainerUrl(), config.artefactTimeout());
    }

    @Produces
    @Singleton
    ServedModels servedModels(ServingConfig config, LargeArtefacts largeArtefacts, InputSamples inputs) {
        return new ServedModels(new ModelVerifier(Map.of(config.family(), TransactionFeatures.NAMES,
                config.customerFamily(), CustomerFeatures.NAMES), config.warmUpPredictions(), largeArtefacts::fetch,
                inputs));
    }
}
