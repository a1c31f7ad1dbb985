package dev.tillstream.serving.model;

import java.util.Map;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.ForestModel;
import dev.tillstream.data.model.ItemNeighbours;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.product.ProductFeatures;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.data.transaction.TransactionFeatures;
import dev.tillstream.data.visitor.IntentFeatures;
import dev.tillstream.data.visitor.VisitorFeatures;
import dev.tillstream.serving.ServingConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Makes the models' core a bean. The registered types are read by Jackson, also in a native image. */
@RegisterForReflection(targets = {ModelReady.class, ModelManifest.class, ModelManifest.Provenance.class,
        ModelManifest.Cluster.class, ModelManifest.Offsets.class, Probe.class,
        Merit.class, ModelClass.class, Evaluation.class, Evaluation.Calibration.class})
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
        Map<String, RouteModel> routeModels = Map.of(config.family(), RouteModel.clusters(TransactionFeatures.NAMES),
                config.customerFamily(), RouteModel.clusters(CustomerFeatures.NAMES),
                config.productFamily(), RouteModel.clusters(ProductFeatures.NAMES),
                config.amountFamily(), new RouteModel(LinearModel.class, SaleFeatures.OF_AMOUNT),
                config.highValueFamily(), new RouteModel(LogisticModel.class, SaleFeatures.OF_CLASS),
                config.quantityFamily(), new RouteModel(ForestModel.class, SaleFeatures.OF_CLASS),
                config.segmentFamily(), RouteModel.clusters(VisitorFeatures.NAMES),
                config.intentFamily(), new RouteModel(LogisticModel.class, IntentFeatures.NAMES),
                config.recommendationFamily(), new RouteModel(ItemNeighbours.class, ItemNeighbours.FEATURES));
        return new ServedModels(new ModelVerifier(routeModels, config.warmUpPredictions(), largeArtefacts::fetch,
                inputs));
    }
}
