package dev.tillstream.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import dev.tillstream.ingest.publish.KafkaClients;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

    @Test
    void shouldBeThoseOfTheCommandLineExceptForTransactions() throws ReflectiveOperationException {
        // Given: not public, and nobody else's business
        Method clients = Class.forName("dev.tillstream.ingest.cli.CliKafka").getDeclaredMethod("clients", String.class);
        clients.setAccessible(true);

        // When
        KafkaClients commandLine = (KafkaClients) clients.invoke(null, "localhost:9092");

        // Then
        Map<String, String> settings = new HashMap<>();
        commandLine.producer().forEach((name, value) -> settings.put(name, value.toString()));
        assertThat(ProducerPerformance.SETTINGS).isEqualTo(settings);
    }
}
