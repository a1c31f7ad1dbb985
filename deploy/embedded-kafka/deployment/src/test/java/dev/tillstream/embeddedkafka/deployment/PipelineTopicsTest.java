package dev.tillstream.embeddedkafka.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PipelineTopicsTest {

    @Test
    void shouldCountTheRecordsOfEachTopic() {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start()) {
            // Given
            kafka.createTopic("rows", 2, Map.of());
            kafka.createTopic("batches", 1, Map.of());
            try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()),
                    new StringSerializer(), new StringSerializer())) {
                for (int i = 0; i < 7; i++) {
                    producer.send(new ProducerRecord<>("rows", i % 2, "key", "value"));
                }
            }

            // Then
            assertThat(PipelineTopics.read(kafka.bootstrapServers())).containsExactly(
                    Map.of("name", "batches", "partitions", 1, "records", 0L),
                    Map.of("name", "rows", "partitions", 2, "records", 7L));
        }
    }

    @Test
    void shouldSayWhenKafkaDoesNotAnswer() {
        assertThatThrownBy(() -> PipelineTopics.read("127.0.0.1:1")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
