package dev.tillstream.embeddedkafka.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DisabledDevServiceTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClass(RunningBrokers.class))
            .overrideConfigKey("tillstream.embedded-kafka.devservices.enabled", "false");

    @Inject
    Config config;

    @Test
    void shouldStartNoBrokerWhenDisabled() {
        // Given a disabled Dev Service

        // When
        var bootstrapServers = config.getOptionalValue("kafka.bootstrap.servers", String.class);

        // Then
        assertThat(bootstrapServers).isEmpty();
        assertThat(RunningBrokers.names()).isEmpty();
    }
}
