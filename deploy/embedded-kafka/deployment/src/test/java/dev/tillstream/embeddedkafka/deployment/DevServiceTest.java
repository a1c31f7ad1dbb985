package dev.tillstream.embeddedkafka.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DevServiceTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClass(RunningBrokers.class));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    Config config;

    @Test
    void shouldGiveTheApplicationABrokerWhenNoneIsConfigured() throws Exception {
        // Given
        TopicPartition partition = new TopicPartition("dev-service", 0);

        // When
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(partition.topic(), "key", "value")).get();
        }

        // Then
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            var records = consumer.poll(Duration.ofSeconds(10));
            assertThat(bootstrapServers).startsWith("127.0.0.1:");
            assertThat(RunningBrokers.names()).hasSize(1);
            assertThat(records).singleElement().satisfies(record -> assertThat(record.value()).isEqualTo("value"));
        }
    }

    @Test
    void shouldSwitchOffTheBrokerInAContainer() {
        // Given an application that says nothing about Dev Services

        // When
        String enabled = config.getValue("quarkus.kafka.devservices.enabled", String.class);

        // Then
        assertThat(enabled).isEqualTo("false");
    }
}
