package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four services and a broker, each in a process of its own. */
class ServicesIT {

    private static final int ROWS = 4_000;

    @TempDir
    Path folder;

    @Test
    void shouldTakeAWorkbookToThreeServedVersionsInSeparateProcesses() {
        // Given
        Path workbook = folder.resolve("rows.xlsx");
        Installation.generate(workbook, ROWS, 3);
        int api = Installation.freePort();
        List<Program> programs = new ArrayList<>();
        try (Broker broker = new Broker(folder.resolve("kafka"))) {
            // When: in an order that no one would choose
            for (String service : List.of("serving", "trainer", "batcher", "ingest")) {
                int port = service.equals("serving") ? api : Installation.freePort();
                programs.add(Installation.service(service, folder.resolve("home"),
                        Map.of("API_PORT", Integer.toString(port), "DATA_RAW_PATH", workbook.toString(),
                                "KAFKA_BOOTSTRAP_SERVERS", broker.address())));
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
}
