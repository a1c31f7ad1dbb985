package dev.tillstream.embeddedkafka.deployment;

import java.nio.file.Path;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The Kafka broker that dev mode and tests start in their own JVM. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "tillstream.embedded-kafka.devservices")
public interface EmbeddedKafkaDevServicesConfig {

    /**
     * Whether to start a broker in dev mode and tests when no bootstrap servers are configured.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * The port on 127.0.0.1; a free one by default.
     */
    Optional<Integer> port();

    /**
     * The folder to keep topics and records in from one run to the next; by default they are dropped at the end.
     */
    Optional<Path> folder();
}
