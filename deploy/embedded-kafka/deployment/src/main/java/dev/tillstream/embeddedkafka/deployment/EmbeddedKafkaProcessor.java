package dev.tillstream.embeddedkafka.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.bootstrap.workspace.SourceDir;
import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.LogCategoryBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.devui.spi.buildtime.BuildTimeActionBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * Starts a broker in this JVM for tests, shares one for dev mode, and tells the application where it is and the Dev UI what
 * is in it.
 */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
final class EmbeddedKafkaProcessor {

    private static final String FEATURE = "tillstream-embedded-kafka";
    private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    private static final List<String> CONFIGURED_BY = List.of(BOOTSTRAP_SERVERS,
            "mp.messaging.connector.smallrye-kafka.bootstrap.servers");

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    /** {@code null} when there is nothing to start. */
    @BuildStep
    DevServicesResultBuildItem broker(EmbeddedKafkaDevServicesConfig config, LaunchModeBuildItem launchMode,
            CurateOutcomeBuildItem application) {
        if (!config.enabled() || CONFIGURED_BY.stream().anyMatch(ConfigUtils::isPropertyNonEmpty)) {
            return null;
        }
        if (config.shared() && launchMode.getLaunchMode() == LaunchMode.DEVELOPMENT) {
            List<Path> classPath = application.getApplicationModel().getDependencies().stream()
                    .flatMap(dependency -> dependency.getResolvedPaths().stream()).distinct().toList();
            return DevServicesResultBuildItem.owned().feature(FEATURE).description("Kafka, shared on this machine")
                    .serviceConfig(config).startable(() -> new SharedKafkaDevService(config, classPath))
                    .configProvider(Map.of(BOOTSTRAP_SERVERS, SharedKafkaDevService::getConnectionInfo)).build();
        }
        return DevServicesResultBuildItem.owned().feature(FEATURE).description("Kafka in this JVM")
                .serviceConfig(config).startable(() -> new EmbeddedKafkaDevService(config))
                .configProvider(Map.of(BOOTSTRAP_SERVERS, EmbeddedKafkaDevService::getConnectionInfo)).build();
    }

    /** Asks where Kafka is only when the page is shown: the Dev Service starts later than this runs. */
    @BuildStep(onlyIf = IsLocalDevelopment.class)
    void pipelinePage(BuildProducer<CardPageBuildItem> cards, BuildProducer<BuildTimeActionBuildItem> actions) {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.webComponentPageBuilder().title("Pipeline").icon("font-awesome-solid:diagram-project")
                .componentLink("qwc-tillstream-pipeline.js"));
        cards.produce(card);
        BuildTimeActionBuildItem action = new BuildTimeActionBuildItem();
        // It is called on an event loop, and Kafka may take its time.
        action.addAction("topics",
                none -> CompletableFuture.supplyAsync(() -> PipelineTopics.read(DevKafka.bootstrapServers())));
        actions.produce(action);
    }

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    @Produce(ServiceStartBuildItem.class)
    void warmCompiler(CurateOutcomeBuildItem application) {
        ApplicationModel model = application.getApplicationModel();
        WorkspaceModule sources = model.getApplicationModule();
        if (sources != null && sources.hasMainSources()) {
            CompilerWarmUp.once(sources.getMainSources().getSourceDirs().stream().map(SourceDir::getDir).toList(),
                    Stream.concat(Stream.of(model.getAppArtifact()), model.getDependencies().stream())
                            .flatMap(part -> part.getResolvedPaths().stream()).distinct().toList());
        }
    }

    /** The defaults of the application's log configuration, which can override them. */
    @BuildStep
    void quietBroker(BuildProducer<LogCategoryBuildItem> levels) {
        BrokerLogging.LEVELS.forEach((category, level) -> levels.produce(new LogCategoryBuildItem(category, level)));
    }
}
