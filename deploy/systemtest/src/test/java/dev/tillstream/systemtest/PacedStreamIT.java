package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream that takes its time, with windows of seconds: their versions are served from the first batch on, learn while
 * they are open and freeze one after the other; versions of consecutive batches go with the stream.
 */
class PacedStreamIT {

    private static final Analytics WINDOWED = Analytics.of("quantity-category");
    private static final Map<String, String> WINDOWS = Map.of("TRAINER_WINDOWS_LENGTHS", "5s,10s,15s");
    private static final Analytics SLIDING = Analytics.of("high-value-customer");

    private static final List<Duration> LENGTHS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(15));
    private static final int BATCH = 1_000;
    private static final int ROWS = 24 * BATCH;
    /** Two years in 25 seconds, and little else to train. */
    private static final Map<String, String> PACED = Map.of("STANDALONE_SAMPLE", "false", "INGEST_PACE_MODE", "replay",
            "INGEST_PACE_REPLAY_FACTOR", "2600000", "INGEST_COMMIT_INTERVAL", "250ms", "BATCHER_MAX_ROWS",
            Integer.toString(BATCH), "TRAINER_KEEP_REVISIONS", "100", "TRAINER_CUSTOMER_CLUSTERS_ENABLED", "false",
            "TRAINER_TRANSACTION_CLUSTERS_RESTARTS", "1");
    /** So that there are customers of both kinds in each small batch. */
    private static final Map<String, String> BOTH_KINDS = Map.of("TRAINER_HELD_OUT_PERCENT", "40",
            "TRAINER_HIGH_VALUE_CUSTOMER_RULE", "revenue-threshold", "TRAINER_HIGH_VALUE_CUSTOMER_REVENUE_THRESHOLD",
            "300");

    @TempDir
    Path folder;
    private Broker broker;
    private Installation tillstream;
    private Program program;
    private Path models;

    /** A batch as it was announced. */
    private record Announced(long first, long last, Instant arrivedAt) {}

    @BeforeEach
    void start() {
        broker = new Broker(folder.resolve("kafka"));
        tillstream = new Installation(folder.resolve("home"));
        models = folder.resolve("models");
        Map<String, String> settings = new HashMap<>(PACED);
        settings.putAll(WINDOWS);
        settings.putAll(BOTH_KINDS);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.address());
        settings.put("MODELS_PATH", models.toString());
        program = tillstream.start(settings);
        await().atMost(Installation.LONGEST).until(tillstream::isLive);
    }

    @AfterEach
    void stop() {
        program.close();
        broker.close();
    }

    @Test
    void shouldFreezeWindowsInTurnAndSlideAlongConsecutiveBatches() {
        Path rows = folder.resolve("rows.xlsx");
        Installation.generate(rows, ROWS, 3);
        try (Topic batches = new Topic(broker.address(), "retail-batches")) {
            // When
            tillstream.request().contentType("multipart/form-data").multiPart("file", rows.toFile()).post("/ingest")
                    .then().statusCode(202);

            // Then: there are three versions as soon as there is a batch, and they go on while the stream does
            until(() -> WINDOWED.isServed(tillstream));
            for (int version = 1; version <= 3; version++) {
                WINDOWED.ask(tillstream, version, WINDOWED.line()).then().statusCode(200);
            }
            until(() -> SLIDING.isServed(tillstream));
            long newest = firstOffset(SLIDING.served(tillstream, 3));
            until(() -> firstOffset(SLIDING.served(tillstream, 1)) > newest);

            // Then: a window that is over stays as it is, while the next one still learns
            for (int version = 1; version <= 2; version++) {
                JsonNode frozen = awaitFrozen(batches, version);
                awaitProgress(batches, version + 1);
                assertThat(WINDOWED.served(tillstream, version)).isEqualTo(frozen);
            }
            JsonNode last = awaitFrozen(batches, 3);
            tillstream.awaitSettled(program, ROWS);
            assertThat(WINDOWED.served(tillstream, 3)).isEqualTo(last);

            // Then: what was trained when
            List<Announced> announced = announced(batches);
            assertThat(announced).hasSize(ROWS / BATCH);
            assertWindows(announced);
            await().atMost(Installation.LONGEST).untilAsserted(() -> assertSlid(announced));
        }
    }

    /** Waits until the version has all rows of its window, and the stream has gone on behind it. */
    private JsonNode awaitFrozen(Topic batches, int version) {
        until(() -> isOver(batches, version)
                && dataSize(WINDOWED.served(tillstream, version)) == rowsWithin(announced(batches), version));
        return WINDOWED.served(tillstream, version);
    }

    /** Waits until the version is trained again, if its window is still open. */
    private void awaitProgress(Topic batches, int version) {
        long revision = WINDOWED.served(tillstream, version).get("revision").longValue();
        until(() -> WINDOWED.served(tillstream, version).get("revision").longValue() > revision
                || isOver(batches, version));
    }

    private boolean isOver(Topic batches, int version) {
        List<Announced> announced = announced(batches);
        return rowsWithin(announced, version) < announced.size() * (long) BATCH;
    }

    /** Rows of the batches that came in the first seconds. */
    private static long rowsWithin(List<Announced> announced, int version) {
        Instant end = announced.get(0).arrivedAt.plus(LENGTHS.get(version - 1));
        return announced.stream().takeWhile(batch -> batch.arrivedAt.isBefore(end)).count() * BATCH;
    }

    private void assertWindows(List<Announced> announced) {
        Instant before = Instant.MIN;
        for (int version = 1; version <= 3; version++) {
            List<JsonNode> stored = WINDOWED.stored(models, version);
            List<Long> sizes = stored.stream().map(PacedStreamIT::dataSize).toList();
            assertThat(sizes).as("version %d grows until its window is over", version).isSorted()
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(1).last().isEqualTo(rowsWithin(announced, version));
            assertThat(stored).allMatch(manifest -> firstBatch(manifest) == announced.get(0).first);
            JsonNode last = stored.get(stored.size() - 1);
            assertThat(WINDOWED.served(tillstream, version).get("revision")).isEqualTo(last.get("revision"));
            Instant trained = Instant.parse(last.get("trainedAt").textValue());
            assertThat(trained).as("version %d freezes behind the one before", version).isAfter(before);
            before = trained;
        }
        assertThat(rowsWithin(announced, 3)).isLessThan(ROWS);
    }

    /** The newest three batches, and in no revision an older one than in the revision before. */
    private void assertSlid(List<Announced> announced) {
        for (int version = 1; version <= 3; version++) {
            List<Long> firsts = SLIDING.stored(models, version).stream().map(PacedStreamIT::firstOffset).toList();
            assertThat(firsts).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(2);
            assertThat(firsts).last().isEqualTo(announced.get(announced.size() - 4 + version).first);
        }
    }

    private void until(Callable<Boolean> condition) {
        await().atMost(Installation.LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(program.isAlive()).as(program::toString).isTrue();
            return condition.call();
        });
    }

    private static List<Announced> announced(Topic batches) {
        return batches.all().stream().map(Topic.Message::json)
                .map(batch -> new Announced(batch.get("offsets").get("first").longValue(),
                        batch.get("offsets").get("last").longValue(),
                        Instant.parse(batch.get("arrivedAt").textValue())))
                .toList();
    }

    private static long dataSize(JsonNode manifest) {
        return manifest.get("dataSize").longValue();
    }

    /** Of the one partition that the rows' topic has. */
    private static long firstOffset(JsonNode manifest) {
        return manifest.get("offsets").get(0).get("first").longValue();
    }

    private static long firstBatch(JsonNode manifest) {
        String id = manifest.get("provenance").get("firstBatch").textValue();
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }
}
