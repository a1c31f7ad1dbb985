package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicScanTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final TopicPartition PARTITION = new TopicPartition("rows", 0);

    private final List<String> taken = new ArrayList<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        taken.add(new String(message.value(), StandardCharsets.UTF_8));
    }

    private void give(int records) {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.seek(PARTITION, 0);
        for (int offset = 0; offset < records; offset++) {
            consumer.addRecord(new ConsumerRecord<>("rows", 0, offset, null, bytes("record " + offset)));
        }
    }

    @Test
    void shouldGiveUpWhenNothingComesBeforeTheEnd() {
        // Given
        give(3);

        // Then
        assertThatThrownBy(() -> new TopicScan(consumer, SHORT).to(Map.of(PARTITION, 5L), this::take))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("nothing came from Kafka for 200 ms while [rows-0] was read");
        assertThat(taken).containsExactly("record 0", "record 1", "record 2");
    }

    @Test
    void shouldReadToTheEndHoweverLongAsSomethingComes() {
        // Given: each look takes most of the patience
        give(0);
        for (int offset = 0; offset < 4; offset++) {
            long next = offset;
            consumer.schedulePollTask(() -> {
                long start = System.nanoTime();
                while (System.nanoTime() - start < SHORT.toNanos() * 3 / 4) {
                    Thread.onSpinWait();
                }
                consumer.addRecord(new ConsumerRecord<>("rows", 0, next, null, bytes("record " + next)));
            });
        }

        // When
        boolean reached = new TopicScan(consumer, SHORT).reaches(Map.of(PARTITION, 4L), this::take);

        // Then
        assertThat(reached).isTrue();
        assertThat(taken).hasSize(4);
    }

    @Test
    void shouldEndWhenNoMoreIsWanted() {
        // Given
        give(3);

        // When
        new TopicScan(consumer, SHORT).to(Map.of(PARTITION, 100L), new TopicScan.Sink<RuntimeException>() {
            @Override
            public void take(ConsumerRecord<byte[], byte[]> message) {
                TopicScanTest.this.take(message);
            }

            @Override
            public boolean isFull() {
                return taken.size() == 2;
            }
        });

        // Then
        assertThat(taken).containsExactly("record 0", "record 1");
    }

    @Test
    void shouldGiveUpWhenTheBrokerVanishesOnTheWay() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start()) {
            // Given: each record in a batch of its own, and batches fetched one by one
            kafka.createTopic("rows", 1, Map.of());
            KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers(),
                    "fetch.max.bytes", 1, "max.partition.fetch.bytes", 1), Map.of());
            try (Producer<byte[], byte[]> producer = clients.plain()) {
                for (int record = 0; record < 50; record++) {
                    producer.send(new ProducerRecord<>("rows", bytes("record " + record))).get();
                }
            }
            try (Consumer<byte[], byte[]> reading = clients.committed(); Admin admin = clients.admin()) {
                // Then
                assertThatThrownBy(() -> new TopicScan(reading, SHORT).wholly("rows", admin, message -> {
                    take(message);
                    kafka.close();
                })).isInstanceOf(TimeoutException.class).hasMessageContaining("[rows-0] was read");
                assertThat(taken).hasSizeBetween(1, 49).first().isEqualTo("record 0");
            }
        }
    }
}
