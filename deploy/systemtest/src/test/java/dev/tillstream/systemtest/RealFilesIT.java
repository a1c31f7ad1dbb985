package dev.tillstream.systemtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The real files go through each way in, and what their receipts say is what is on the topics. */
@EnabledIfEnvironmentVariable(named = "TILLSTREAM_REAL_DATA", matches = ".+",
        disabledReason = "the real data is not here")
class RealFilesIT {

    private static final String RETAIL = "online_retail_II_subset.xlsx";
    private static final String AMAZON = "amazon_sales.csv";
    private static final Map<String, Integer> ROWS = Map.of(RETAIL, 34_766, AMAZON, 1_465);

    @TempDir
    static Path folder;
    private static Broker broker;

    @BeforeAll
    static void start() {
        broker = new Broker(folder.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldTakeConfiguredFiles() {
        try (Service service = new Service("configured", Map.of("DATA_RAW_PATH", real(RETAIL) + "," + real(AMAZON)))) {
            service.assertReceipts();
        }
    }

    @Test
    void shouldTakeUploads() {
        try (Service service = new Service("uploaded", Map.of("DATA_RAW_PATH", ""))) {
            for (String file : ROWS.keySet()) {
                given().baseUri(service.url).multiPart("file", real(file).toFile()).post("/ingest").then()
                        .statusCode(202);
            }
            service.assertReceipts();
        }
    }

    @Test
    void shouldTakeWhatIsDropped() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        try (Service service = new Service("dropped",
                Map.of("DATA_RAW_PATH", "", "INGEST_DROP_FOLDER", drop.toString()))) {
            for (String file : ROWS.keySet()) {
                Files.copy(real(file), drop.resolve(file));
            }
            service.assertReceipts();
            assertThat(drop.resolve("done")).isDirectoryContaining("glob:**" + RETAIL)
                    .isDirectoryContaining("glob:**" + AMAZON);
        }
    }

    @Test
    void shouldTakeWhatTheCommandLineIsGiven() {
        for (String file : ROWS.keySet()) {
            String topic = "command-line-" + (file.equals(RETAIL) ? "rows" : "products");
            try (Program sent = Installation.commandLine("ingest", "--bootstrap-servers", broker.address(), "--topic",
                    topic, real(file).toString())) {
                assertThat(sent.awaitEnd(Installation.LONGEST)).as(sent::toString).isZero();
                assertThat(sent.toString())
                        .contains(String.format("%s: %s to %s: %,d rows read = %,d published + 0 refused",
                                file, file.equals(RETAIL) ? "online-retail" : "amazon-sales", topic, ROWS.get(file),
                                ROWS.get(file)));
            }
            assertPublished(topic, ROWS.get(file));
        }
    }

    private static Path real(String file) {
        return Path.of(System.getenv("TILLSTREAM_REAL_DATA"), file);
    }

    private static void assertPublished(String name, int rows) {
        try (Topic topic = new Topic(broker.address(), name);
                Topic deadLetters = new Topic(broker.address(), name + "-dlq")) {
            assertThat(topic.all().stream().filter(message -> message.type() == null)).hasSize(rows);
            assertThat(deadLetters.all()).isEmpty();
        }
    }

    /** Ingest, with topics of its own for each way in. */
    private static final class Service implements AutoCloseable {

        private final String url;
        private final String way;
        private final Program program;

        private Service(String way, Map<String, String> settings) {
            this.way = way;
            int port = Installation.freePort();
            url = "http://127.0.0.1:" + port;
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "API_PORT", Integer.toString(port),
                    "KAFKA_TOPIC", way + "-rows", "KAFKA_TOPIC_AMAZON_SALES", way + "-products"));
            program = Installation.service("ingest", folder.resolve(way), all);
            await().atMost(Installation.LONGEST).ignoreExceptions().untilAsserted(
                    () -> given().baseUri(url).get("/q/health/ready").then().statusCode(200));
        }

        private void assertReceipts() {
            await().atMost(Installation.LONGEST)
                    .untilAsserted(() -> assertThat(jobs().getList("findAll { it.state == 'completed' && it.topic in ['"
                            + way + "-rows', '" + way + "-products'] }")).as(program::toString).hasSize(ROWS.size()));
            JsonPath jobs = jobs();
            ROWS.forEach((file, rows) -> {
                String topic = way + (file.equals(RETAIL) ? "-rows" : "-products");
                String job = "find { it.topic == '" + topic + "' }";
                assertThat(jobs.getMap(job)).containsEntry("file", file).containsEntry("read", rows)
                        .containsEntry("published", rows).containsEntry("refused", 0);
                List<Integer> bySheet = jobs.getList(job + ".sheets.read");
                assertThat(bySheet.stream().mapToInt(Integer::intValue).sum()).isEqualTo(rows);
            });
            assertPublished(way + "-rows", ROWS.get(RETAIL));
            assertPublished(way + "-products", ROWS.get(AMAZON));
        }

        private JsonPath jobs() {
            return given().baseUri(url).get("/ingest/jobs").jsonPath();
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
