package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However often the batcher is killed: each row is in one announced batch, in order, and nothing else is kept. */
class BatcherKillIT {

    private static final int ROWS = 100_000;
    private static final String TOPIC = "retail-transactions";

    @TempDir
    Path folder;

    private final int port = Installation.freePort();
    private int lives;

    @Test
    void shouldStoreEachRowOnceInOrderWhenKilledAgainAndAgain() throws Exception {
        // Given
        Path workbook = folder.resolve("rows.xlsx");
        Installation.generate(workbook, ROWS, 12);
        Kills kills = new Kills("batcher", 4, 10_000, Duration.ofMillis(60));
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Topic topic = new Topic(broker.address(), TOPIC);
                Topic deadLetters = new Topic(broker.address(), TOPIC + "-dlq");
                Topic progress = new Topic(broker.address(), "retail-progress");
                Topic announcements = new Topic(broker.address(), "retail-batches")) {
            try (Program ingest = Installation.commandLine("ingest", "--bootstrap-servers", broker.address(),
                    workbook.toString())) {
                assertThat(ingest.awaitEnd(Installation.LONGEST)).as(ingest::toString).isZero();
            }

            // When
            kills.during(() -> batcher(broker), () -> rows(announcements), ROWS);
            try (Program last = batcher(broker)) {
                await().atMost(Installation.LONGEST).pollInSameThread().untilAsserted(
                        () -> assertThat(rows(announcements)).as(last::toString).isGreaterThanOrEqualTo(ROWS));
                last.stop();
                assertThat(last.awaitEnd(Installation.LONGEST)).as(last::toString).isIn(0, 143);
            }

            // Then
            List<JsonNode> batches = batches(announcements.all());
            BatchFiles files = new BatchFiles(folder.resolve("home/batches"));
            assertThat(files.names()).containsExactlyElementsOf(names(batches));
            assertInOrder(batches, topic.all());
            for (JsonNode batch : batches) {
                assertSound(batch, files);
            }
            Row.assertSame(files.read(names(batches)), Workbook.rows(workbook));
            assertThat(rows(announcements)).isEqualTo(ROWS);
            assertThat(announcements.isTransactionOpen()).isFalse();
            assertThat(deadLetters.all()).isEmpty();
            assertThat(stored(progress)).isEqualTo(ROWS);
        }
    }

    private Program batcher(Broker broker) {
        // Another size in each life, or a file that was not announced would only be written once more.
        int batch = 250 + lives++;
        // The group keeps the partition for the one that was killed until its session ends, by default for 45 s.
        return Installation.service("batcher", folder.resolve("home"),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "KAFKA_SESSION_TIMEOUT_MS", "6000",
                        "BATCHER_MAX_ROWS", Integer.toString(batch), "API_PORT", Integer.toString(port)));
    }

    private static long rows(Topic announcements) {
        return batches(announcements.all()).stream().mapToLong(batch -> batch.required("rows").longValue()).sum();
    }

    private static long stored(Topic progress) {
        List<JsonNode> counters = progress.all().stream().map(Topic.Message::json)
                .filter(event -> event.required("service").textValue().equals("batcher")).toList();
        return counters.get(counters.size() - 1).required("counters").required("stored").longValue();
    }

    private static List<JsonNode> batches(List<Topic.Message> announcements) {
        return announcements.stream().map(Topic.Message::json).toList();
    }

    private static List<String> names(List<JsonNode> batches) {
        return batches.stream().map(batch -> batch.required("file").textValue()).toList();
    }

    /** Each batch begins with the row behind the last one of the batch before. */
    private static void assertInOrder(List<JsonNode> batches, List<Topic.Message> messages) {
        List<Long> rows = messages.stream().filter(message -> message.type() == null).map(Topic.Message::offset)
                .toList();
        int next = 0;
        for (JsonNode batch : batches) {
            JsonNode offsets = batch.required("offsets");
            assertThat(offsets.required("topic").textValue()).isEqualTo(TOPIC);
            assertThat(offsets.required("first").longValue()).as("%s", batch).isEqualTo(rows.get(next));
            next += batch.required("rows").intValue();
            assertThat(offsets.required("last").longValue()).as("%s", batch).isEqualTo(rows.get(next - 1));
        }
        assertThat(next).isEqualTo(rows.size());
    }

    private static void assertSound(JsonNode batch, BatchFiles files) throws Exception {
        byte[] content = Files.readAllBytes(files.path(batch.required("file").textValue()));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .as("%s", batch).isEqualTo(batch.required("sha256").textValue());
    }
}
