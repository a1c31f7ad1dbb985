package dev.tillstream.batcher;

import static dev.tillstream.batcher.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import dev.tillstream.data.batch.BatchReader;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What goes wrong around the batcher: none of it needs a restart, and none of it loses a row. */
@QuarkusTest
@TestProfile(FaultsTest.OwnTopics.class)
class FaultsTest {

    private static final int MIB = 1 << 20;
    private static final Path FOLDER = Path.of("target", "faults-" + UUID.randomUUID());

    public static class OwnTopics implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String topic = "rows-" + UUID.randomUUID();
            return Map.of("batcher.topics.online-retail", topic, "batcher.topics.amazon-sales", topic + "-products",
                    "batcher.topics.retailrocket", topic + "-events", "batcher.batches-topic", topic + "-batches",
                    "batcher.group-id", topic, "batcher.instance-id", topic, "batcher.max-wait", "0.2s",
                    "batcher.retry-pause", "0.1s", "batcher.path", FOLDER.toString());
        }
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    BatcherConfig config;

    @Inject
    BatchCatalogue catalogue;

    private String topic() {
        return config.topics().get("online-retail");
    }

    private void awaitReady() {
        eventually().untilAsserted(() -> RestAssured.get("/q/health/ready").then()
                .body("checks.find { it.name == 'batcher' }.status", equalTo("UP")));
    }

    private void awaitDown(String reason) {
        eventually().untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(503).body(
                "checks.find { it.name == 'batcher' }.status", equalTo("DOWN"),
                "checks.find { it.name == 'batcher' }.data.reason", containsString(reason)));
    }

    private long stored() {
        return catalogue.totals().stream().mapToLong(BatchCatalogue.Totals::rows).sum();
    }

    private List<Transaction> rowsInBatches(long from) throws IOException {
        List<Transaction> rows = new ArrayList<>();
        for (BatchCatalogue.Entry entry : catalogue.page("online-retail", 0, Integer.MAX_VALUE)) {
            if (entry.rowsBefore() >= from) {
                new BatchReader<>(Transactions.DATASET).read(FOLDER.resolve(entry.batch().file()), Integer.MAX_VALUE,
                        rows::add);
            }
        }
        return rows;
    }

    @Test
    void shouldGoOnWithEveryRowOnceTheFolderIsMended() throws IOException {
        // Given: something else stands where the folder should be
        awaitReady();
        long before = stored();
        Path aside = FOLDER.resolveSibling(FOLDER.getFileName() + "-aside");
        Files.createDirectories(FOLDER);
        Files.move(FOLDER, aside);
        Files.createFile(FOLDER);

        // When
        try (Producer<byte[], byte[]> producer = Rows.producer(bootstrapServers)) {
            Rows.send(producer, topic(), Rows.generated(300));
        }

        // Then
        awaitDown(FOLDER.getFileName().toString());

        // When: it is mended
        Files.delete(FOLDER);
        Files.move(aside, FOLDER);

        // Then
        eventually().until(() -> stored() == before + 300);
        assertThat(rowsInBatches(before)).isEqualTo(Rows.generated(300));
        awaitReady();
    }

    @Test
    void shouldLoseNothingWhenTheDiskIsFull() throws Exception {
        // Given: a file system of a megabyte that something else has filled
        awaitReady();
        long before = stored();
        Files.createDirectories(FOLDER);
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", FOLDER.toString()),
                "a small file system can't be mounted here");
        try {
            Path filler = FOLDER.resolve("filler");
            run("dd", "if=/dev/zero", "of=" + filler, "bs=1024", "count=1024");

            // When
            try (Producer<byte[], byte[]> producer = Rows.producer(bootstrapServers)) {
                Rows.send(producer, topic(), Rows.generated(2_000));
            }

            // Then
            awaitDown("No space left");
            assertThat(stored()).isEqualTo(before);

            // When: there is room again
            Files.delete(filler);

            // Then
            eventually().until(() -> stored() == before + 2_000);
            assertThat(rowsInBatches(before)).isEqualTo(Rows.generated(2_000));
            awaitReady();
        } finally {
            run("umount", "-l", FOLDER.toString());
        }
    }

    @Test
    void shouldGoOnOnceTheFolderCanBeWrittenToAgain() throws Exception {
        // Given
        awaitReady();
        long before = stored();
        Files.createDirectories(FOLDER);
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m,ro", "tmpfs", FOLDER.toString()),
                "a read-only file system can't be mounted here");
        try {
            // When
            try (Producer<byte[], byte[]> producer = Rows.producer(bootstrapServers)) {
                Rows.send(producer, topic(), Rows.generated(500));
            }

            // Then
            awaitDown("Read-only file system");
            assertThat(stored()).isEqualTo(before);

            // When
            assertThat(run("mount", "-o", "remount,rw", FOLDER.toString())).isTrue();

            // Then
            eventually().until(() -> stored() == before + 500);
            assertThat(rowsInBatches(before)).isEqualTo(Rows.generated(500));
            awaitReady();
        } finally {
            run("umount", "-l", FOLDER.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void shouldPutPoisonedRecordsAsideAndStoreAllOthers() throws Exception {
        // Given
        awaitReady();
        long before = stored();
        allowLargeRecords();
        String wrongType = "{\"InvoiceNo\":\"1\",\"StockCode\":\"2\",\"Quantity\":\"many\","
                + "\"InvoiceDate\":\"2009-12-01T07:45:00Z\",\"UnitPrice\":1}";
        ProducerRecord<byte[], byte[]> unknownVersion = record(bytes(wrongType));
        unknownVersion.headers().add(RecordHeaders.SCHEMA_VERSION, RecordHeaders.value("99"));

        // When
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 8 * MIB),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> bad : List.of(record(bytes("not json")), record(bytes(wrongType)),
                    record(null), record(new byte[5 * MIB]), unknownVersion)) {
                Rows.send(producer, topic(), Rows.generated(10));
                producer.send(bad);
            }
            Rows.send(producer, topic(), Rows.generated(10));
        }

        // Then
        eventually().until(() -> stored() == before + 60);
        Map<String, Integer> reasons = new HashMap<>();
        eventually().untilAsserted(() -> {
            reasons.clear();
            letters().forEach(letter -> reasons.put(
                    RecordHeaders.text(letter.headers().lastHeader(RecordHeaders.DEAD_LETTER_REASON).value()),
                    letter.value() == null ? -1 : letter.value().length));
            assertThat(reasons).hasSize(5);
        });
        assertThat(reasons.keySet()).anyMatch(why -> why.contains("not JSON"))
                .contains("is not a whole number", "has no value").anyMatch(why -> why.contains("schema version '99'"));
        assertThat(reasons).containsValue(5 * MIB);
        awaitReady();
    }

    private ProducerRecord<byte[], byte[]> record(byte[] value) {
        return new ProducerRecord<>(topic(), value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void allowLargeRecords() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic()),
                    List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", Integer.toString(8 * MIB)),
                            AlterConfigOp.OpType.SET))))
                    .all().get();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> letters() {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", bootstrapServers), config);
        try (Consumer<byte[], byte[]> consumer = clients.announcements()) {
            TopicPartition partition = new TopicPartition(topic() + "-dlq", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
        }
        return letters;
    }
}
