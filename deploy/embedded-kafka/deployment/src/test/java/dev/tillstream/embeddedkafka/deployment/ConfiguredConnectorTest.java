package dev.tillstream.embeddedkafka.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfiguredConnectorTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClass(RunningBrokers.class))
            .overrideConfigKey("mp.messaging.connector.smallrye-kafka.bootstrap.servers", "192.0.2.1:9092");

    @Inject
    Config config;

    @Test
    void shouldStartNoBrokerWhenTheConnectorHasOne() {
        // Given a broker configured for the messaging connector only

        // When
        var bootstrapServers = config.getOptionalValue("kafka.bootstrap.servers", String.class);

        // Then
        assertThat(bootstrapServers).isEmpty();
        assertThat(RunningBrokers.names()).isEmpty();
    }
}
