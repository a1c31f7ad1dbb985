package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four services and a broker, any of which dies at any moment: every row is in exactly one batch in the end. */
class CrashIT {

    private static final long SEED = Long.getLong("kills.seed", 20260115);
    private static final boolean FULL = Boolean.getBoolean("tillstream.full");
    private static final int ROWS = FULL ? 300_000 : 60_000;
    private static final int KILLS_OF_EACH = FULL ? 3 : 1;
    private static final Duration TWO_YEARS = Duration.ofDays(2 * 365);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String BROKER = "broker";
    private static final List<String> SERVICES = List.of("ingest", "batcher", "trainer", "serving");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final int brokerPort = Installation.freePort();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Program> services = new HashMap<>();
    private Broker broker;

    @Test
    void shouldHaveEachRowInOneBatchHoweverOftenAnythingIsKilled() throws Exception {
        // Given
        Path workbook = folder.resolve("rows.xlsx");
        Installation.generate(workbook, ROWS, 17);
        List<String> victims = victims();
        try {
            startBroker();
            SERVICES.forEach(service -> start(service, workbook, victims.size()));
            await().atMost(LONGEST).ignoreExceptions().until(() -> totals("stored") > 0);

            // When
            for (String victim : victims) {
                sleepUpTo(Duration.ofSeconds(3));
                System.out.printf("crash: %s is killed, kills.seed=%d%n", victim, SEED);
                kill(victim);
                sleepUpTo(Duration.ofMillis(1_500));
                if (victim.equals(BROKER)) {
                    startBroker();
                } else {
                    start(victim, workbook, victims.size());
                }
            }

            // Then
            await().atMost(LONGEST).ignoreExceptions().pollInterval(Duration.ofMillis(250)).until(this::isSettled);
            assertThat(services.values()).allMatch(Program::isAlive);
            RestAssured.get(serving("/reconciliation")).then().statusCode(200).body("datasets[0].read", equalTo(ROWS),
                    "datasets[0].published", equalTo(ROWS), "datasets[0].stored", equalTo(ROWS),
                    "datasets[0].digested", equalTo(ROWS), "datasets[0].unaccounted_ingest", equalTo(0),
                    "datasets[0].unaccounted_batcher", equalTo(0));
            RestAssured.get(serving("/models/info")).then().body("model_1.data_size", equalTo(ROWS / 3),
                    "model_2.data_size", equalTo(ROWS * 2 / 3), "model_3.data_size", equalTo(ROWS));
            assertEachRowInOneBatch(workbook);
        } finally {
            services.values().forEach(Program::close);
            broker.close();
        }
    }

    /** Everything equally often, in an order that the seed decides. */
    private List<String> victims() {
        List<String> victims = new ArrayList<>();
        for (int i = 0; i < KILLS_OF_EACH; i++) {
            victims.addAll(SERVICES);
            victims.add(BROKER);
        }
        Collections.shuffle(victims, random);
        return victims;
    }

    private void startBroker() {
        broker = new Broker(folder.resolve("kafka"), brokerPort);
    }

    private void start(String service, Path workbook, int kills) {
        Map<String, String> settings = new HashMap<>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.address());
        settings.put("API_PORT", Integer.toString(ports.computeIfAbsent(service, name -> Installation.freePort())));
        settings.put("BATCHER_MAX_ROWS", "1000");
        settings.put("DATA_RAW_PATH", workbook.toString());
        settings.put("INGEST_COMMIT_ROWS", "500");
        settings.put("INGEST_PACE_MODE", "replay");
        settings.put("INGEST_PACE_REPLAY_FACTOR",
                Long.toString(TWO_YEARS.dividedBy(Duration.ofSeconds(4).multipliedBy(kills))));
        services.put(service, Installation.service(service, folder.resolve("home"), settings));
    }

    private void kill(String victim) {
        if (victim.equals(BROKER)) {
            broker.kill();
        } else {
            services.get(victim).kill();
            services.get(victim).awaitEnd(LONGEST);
        }
    }

    private void sleepUpTo(Duration longest) {
        Duration moment = Duration.ofMillis(random.nextInt((int) longest.toMillis()));
        await().pollDelay(moment).atMost(LONGEST).until(() -> true);
    }

    private String serving(String route) {
        return "http://127.0.0.1:" + ports.get("serving") + route;
    }

    private int totals(String counter) {
        Integer value = RestAssured.get(serving("/reconciliation")).path("datasets[0]." + counter);
        return value == null ? 0 : value;
    }

    private boolean isSettled() {
        Integer size = RestAssured.get(serving("/models/info")).path("model_3.data_size");
        return totals("digested") == ROWS && totals("stored") == ROWS && size != null && size == ROWS;
    }

    private void assertEachRowInOneBatch(Path workbook) throws Exception {
        BatchFiles files = new BatchFiles(folder.resolve("home/batches"));
        try (Topic announcements = new Topic(broker.address(), "retail-batches");
                Topic rows = new Topic(broker.address(), "retail-transactions");
                Topic deadLetters = new Topic(broker.address(), "retail-transactions-dlq")) {
            List<String> names = announcements.all().stream()
                    .map(message -> message.json()).map(CrashIT::file).toList();
            assertThat(files.names()).containsExactlyElementsOf(names);
            Row.assertSame(files.read(names), Workbook.rows(workbook));
            assertThat(rows.all()).hasSize(ROWS + 1);
            assertThat(deadLetters.all()).isEmpty();
        }
    }

    private static String file(JsonNode batch) {
        return batch.required("file").textValue();
    }
}
