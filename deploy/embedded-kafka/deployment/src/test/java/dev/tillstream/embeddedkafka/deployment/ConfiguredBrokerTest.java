package dev.tillstream.embeddedkafka.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfiguredBrokerTest {

    private static final String CONFIGURED = "192.0.2.1:9092";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClass(RunningBrokers.class))
            .overrideConfigKey("kafka.bootstrap.servers", CONFIGURED);

    @Inject
    Config config;

    @Test
    void shouldStartNoBrokerWhenOneIsConfigured() {
        // Given a configured broker

        // When
        String bootstrapServers = config.getValue("kafka.bootstrap.servers", String.class);

        // Then
        assertThat(bootstrapServers).isEqualTo(CONFIGURED);
        assertThat(RunningBrokers.names()).isEmpty();
    }
}
