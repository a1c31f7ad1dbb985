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
     * Whether all services in dev mode on this machine share one broker, in a process of its own that ends soon after the
     * last of them; otherwise each has its own. Tests have always their own.
     */
    @WithDefault("true")
    boolean shared();

    /**
     * Where the services that share a broker meet; by default a folder of the user's in the system's temporary folder.
     */
    Optional<Path> sharedFolder();

    /**
     * The port on 127.0.0.1; a free one by default. Of a shared broker, what the first service says counts.
     */
    Optional<Integer> port();

    /**
     * The folder to keep topics and records in from one run to the next; by default they are dropped at the end. Of a
     * shared broker, what the first service says counts.
     */
    Optional<Path> folder();
}
