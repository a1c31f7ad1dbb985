package dev.tillstream.batcher;

import static dev.tillstream.batcher.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.tillstream.data.batch.BatchReader;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchLoopTest {

    private static EmbeddedKafka kafka;

    @TempDir
    Path folder;

    private final String topic = "rows-" + UUID.randomUUID();

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.builder().start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void shouldStoreEachRowOnceInOrderOfTheTopic() {
        // Given
        List<Transaction> rows = Rows.generated(2_345);
        try (BatcherLife batcher = life(config(500, Duration.ofDays(1)));
                Producer<byte[], byte[]> producer = producer()) {
            // When
            Rows.send(producer, topic, rows);
            Rows.sendEndOfFile(producer, topic, rows.size());

            // Then
            eventually().untilAsserted(() -> assertThat(batcher.announced).hasSize(5));
        }
        List<BatchStored> batches = announcements(BatchStored.class, topic + "-batches");
        assertThat(batches).extracting(BatchStored::rows).containsExactly(500, 500, 500, 500, 345);
        assertThat(batches).extracting(BatchStored::closedBy).containsExactly(ClosedBy.ROWS, ClosedBy.ROWS,
                ClosedBy.ROWS,
                ClosedBy.ROWS, ClosedBy.END_OF_FILE);
        assertThat(rowsIn(batches)).isEqualTo(rows);
    }

    @Test
    void shouldCloseABatchWhenItsFirstRowHasWaited() {
        // Given
        Instant before = Instant.now();
        try (BatcherLife batcher = life(config(500, Duration.ofMillis(300)));
                Producer<byte[], byte[]> producer = producer()) {
            // When
            Rows.send(producer, topic, Rows.generated(7));

            // Then
            eventually().untilAsserted(() -> assertThat(batcher.announced).hasSize(1));
            assertThat(batcher.announced.get(0).closedBy()).isEqualTo(ClosedBy.TIME);
            assertThat(batcher.announced.get(0).rows()).isEqualTo(7);
            assertThat(batcher.announced.get(0).arrivedAt()).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MILLIS))
                    .isBeforeOrEqualTo(batcher.announced.get(0).storedAt());
        }
    }

    @Test
    void shouldGoOnWithTheRowsThatWereNotAnnounced() {
        // Given: a life that ends with an open batch
        List<Transaction> rows = Rows.generated(1_700);
        try (Producer<byte[], byte[]> producer = producer()) {
            try (BatcherLife first = life(config(500, Duration.ofDays(1)))) {
                Rows.send(producer, topic, rows.subList(0, 1_200));
                eventually().untilAsserted(() -> assertThat(first.announced).hasSize(2));
                eventually().untilAsserted(() -> assertThat(folder).isDirectoryContaining("glob:**.part"));
            }
            assertThat(folder).isDirectoryNotContaining("glob:**.part");

            // When
            try (BatcherLife second = life(config(500, Duration.ofDays(1)))) {
                Rows.send(producer, topic, rows.subList(1_200, 1_700));
                Rows.sendEndOfFile(producer, topic, rows.size());
                eventually().untilAsserted(() -> assertThat(second.announced).hasSize(2));
            }
        }

        // Then
        assertThat(rowsIn(announcements(BatchStored.class, topic + "-batches"))).isEqualTo(rows);
    }

    @Test
    void shouldRemoveAFileThatWasStoredButNeverAnnounced() throws IOException {
        // Given
        Path leftover = Files.createFile(folder.resolve("batch_" + topic + "-0-0-499.csv"));

        // When
        try (BatcherLife batcher = life(config(500, Duration.ofDays(1)))) {
            eventually().untilAsserted(() -> assertThat(batcher.assigned).isNotEmpty());
        }

        // Then
        assertThat(leftover).doesNotExist();
    }

    @Test
    void shouldNotReadAgainWhenTheGroupsOffsetsAreLost() {
        // Given
        List<Transaction> rows = Rows.generated(600);
        try (Producer<byte[], byte[]> producer = producer()) {
            try (BatcherLife first = life(config(300, Duration.ofDays(1)))) {
                Rows.send(producer, topic, rows.subList(0, 300));
                eventually().untilAsserted(() -> assertThat(first.announced).hasSize(1));
            }

            // When: another group has no offsets at all, as one whose offsets have expired
            try (BatcherLife second = life(
                    new TestConfig(topic, folder, 300, Duration.ofDays(1), topic + "-another-group"))) {
                Rows.send(producer, topic, rows.subList(300, 600));
                eventually().untilAsserted(() -> assertThat(second.announced).hasSize(1));
            }
        }

        // Then
        assertThat(rowsIn(announcements(BatchStored.class, topic + "-batches"))).isEqualTo(rows);
    }

    @Test
    void shouldSendBadRecordsToTheDeadLettersAndCountThem() {
        // Given
        try (BatcherLife batcher = life(config(4, Duration.ofDays(1)));
                Producer<byte[], byte[]> producer = producer()) {
            // When
            Rows.send(producer, topic, Rows.generated(2));
            producer.send(new ProducerRecord<>(topic, "not json".getBytes(StandardCharsets.UTF_8)));
            producer.send(new ProducerRecord<>(topic, null));
            Rows.send(producer, topic, Rows.generated(2));

            // Then
            eventually().untilAsserted(() -> assertThat(batcher.announced).hasSize(1));
        }
        assertThat(records(topic + "-dlq")).hasSize(2);
        assertThat(announcements(Progress.class, topic + "-progress")).last().extracting(Progress::counters)
                .isEqualTo(new TreeMap<>(Map.of(Progress.STORED, 4L, Progress.DEAD_LETTERED, 2L)));
    }

    private static BatcherLife life(TestConfig config) {
        return new BatcherLife(kafka.bootstrapServers(), config);
    }

    private TestConfig config(int maxRows, Duration maxWait) {
        return new TestConfig(topic, folder, maxRows, maxWait, topic);
    }

    private static Producer<byte[], byte[]> producer() {
        return Rows.producer(kafka.bootstrapServers());
    }

    private List<Transaction> rowsIn(List<BatchStored> batches) {
        List<Transaction> rows = new ArrayList<>();
        for (BatchStored batch : batches) {
            try {
                new BatchReader<>(Transactions.DATASET).read(folder.resolve(batch.file()), Integer.MAX_VALUE,
                        rows::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rows;
    }

    private <T> List<T> announcements(Class<T> type, String from) {
        return records(from).stream().map(record -> EventJson.decode(record.value(), type)).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String from) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers()),
                config(1, Duration.ZERO));
        try (Consumer<byte[], byte[]> consumer = clients.announcements()) {
            TopicPartition partition = new TopicPartition(from, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = end(clients, partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Behind the last commit, which readers of committed records see only a moment after it is acknowledged. */
    private static long end(KafkaClients clients, TopicPartition partition) {
        try (Admin admin = clients.admin()) {
            return KafkaClients
                    .await(admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition))
                    .offset();
        }
    }
}
