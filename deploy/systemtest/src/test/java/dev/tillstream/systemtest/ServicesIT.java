package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four services and a broker, each in a process of its own. */
class ServicesIT {

    private static final Path ROOT = Path.of(System.getProperty("root"));
    private static final String LIBRARIES = Path.of(System.getProperty("standalone.jar")).resolveSibling("lib")
            .toString();
    private static final int ROWS = 4_000;

    @TempDir
    Path folder;

    @Test
    void shouldTakeAWorkbookToThreeServedVersionsInSeparateProcesses() {
        // Given
        Path workbook = folder.resolve("rows.xlsx");
        Installation.generate(workbook, ROWS, 3);
        int kafka = Installation.freePort();
        int api = Installation.freePort();
        List<Program> programs = new ArrayList<>();
        try (Program broker = broker(kafka)) {
            await().atMost(Installation.LONGEST)
                    .until(() -> broker.printed().contains("ready on 127.0.0.1:" + kafka));

            // When: in an order that no one would choose
            for (String service : List.of("serving", "trainer", "batcher", "ingest")) {
                int port = service.equals("serving") ? api : Installation.freePort();
                programs.add(service(service, Map.of("API_PORT", Integer.toString(port), "DATA_RAW_PATH",
                        workbook.toString(), "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka)));
            }

            // Then
            await().atMost(Installation.LONGEST).ignoreExceptions()
                    .untilAsserted(
                            () -> RestAssured.get("http://127.0.0.1:" + api + "/models/info").then().statusCode(200)
                                    .body("model_1.data_size", equalTo(ROWS / 3))
                                    .body("model_2.data_size", equalTo(ROWS * 2 / 3))
                                    .body("model_3.data_size", equalTo(ROWS)));
            await().untilAsserted(() -> RestAssured.get("http://127.0.0.1:" + api + "/reconciliation").then()
                    .body("datasets[0].read", equalTo(ROWS)).body("datasets[0].published", equalTo(ROWS))
                    .body("datasets[0].stored", equalTo(ROWS)).body("datasets[0].digested", equalTo(ROWS)));
            assertThat(programs).allMatch(Program::isAlive);
            programs.forEach(Program::stop);
            programs.forEach(program -> assertThat(program.awaitEnd(Duration.ofSeconds(20))).isIn(0, 143));
        } finally {
            programs.forEach(Program::close);
        }
    }

    private Program broker(int port) {
        return Program.java(Map.of(), "-Xmx256m", "-cp",
                LIBRARIES + "/main/*" + File.pathSeparator + LIBRARIES + "/boot/*",
                "dev.tillstream.embeddedkafka.EmbeddedKafkaMain", "--folder", folder.resolve("kafka").toString(),
                "--port",
                Integer.toString(port));
    }

    private Program service(String name, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("TILLSTREAM_HOME", folder.resolve("home").toString());
        return Program.java(environment, "-Xmx256m", "-jar",
                ROOT.resolve(name).resolve("target/quarkus-app/quarkus-run.jar").toString());
    }
}
