package dev.tillstream.embeddedkafka.deployment;

import java.util.List;
import java.util.Map;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.LogCategoryBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Starts a broker in this JVM for dev mode and tests, and tells the application where it is. */
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
    DevServicesResultBuildItem broker(EmbeddedKafkaDevServicesConfig config) {
        if (!config.enabled() || CONFIGURED_BY.stream().anyMatch(ConfigUtils::isPropertyNonEmpty)) {
            return null;
        }
        return DevServicesResultBuildItem.owned().feature(FEATURE).description("Kafka in this JVM")
                .serviceConfig(config).startable(() -> new EmbeddedKafkaDevService(config))
                .configProvider(Map.of(BOOTSTRAP_SERVERS, EmbeddedKafkaDevService::getConnectionInfo)).build();
    }

    /** The defaults of the application's log configuration, which can override them. */
    @BuildStep
    void quietBroker(BuildProducer<LogCategoryBuildItem> levels) {
        BrokerLogging.LEVELS.forEach((category, level) -> levels.produce(new LogCategoryBuildItem(category, level)));
    }
}
