package dev.tillstream.embeddedkafka.deployment;

import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;

/** Where the application's Kafka is, for what runs beside the application. Thread-safe. */
final class DevKafka {

    private static volatile String started;

    private DevKafka() {}

    static void startedOn(String bootstrapServers) {
        started = bootstrapServers;
    }

    /** @throws IllegalStateException if none was started, and none is configured */
    static String bootstrapServers() {
        return Optional.ofNullable(started)
                .or(() -> ConfigProvider.getConfig().getOptionalValue("kafka.bootstrap.servers", String.class))
                .orElseThrow(() -> new IllegalStateException("no Kafka was started, and none is configured"));
    }
}
