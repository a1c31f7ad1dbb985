package dev.tillstream.trainer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.trainer.batches.BatchFolder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Training waits for an hour unless it is asked for, or the rows change. */
@QuarkusTest
@TestProfile(DriftTest.Patient.class)
class DriftTest {

    public static class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path home = Files.createTempDirectory(Path.of("target"), "drift-test");
                return Map.ofEntries(Map.entry("trainer.batches-path", home.resolve("batches").toString()),
                        Map.entry("trainer.models-path", home.resolve("models").toString()),
                        Map.entry("trainer.topics.batches", "drift-test-batches"),
                        Map.entry("trainer.topics.models", "drift-test-models"),
                        Map.entry("trainer.topics.models-refused", "drift-test-models-refused"),
                        Map.entry("trainer.topics.cards", "drift-test-cards"),
                        Map.entry("trainer.topics.progress", "drift-test-progress"),
                        Map.entry("trainer.settle", "1h"), Map.entry("trainer.max-wait", "1h"),
                        Map.entry("trainer.drift.interval", "50ms"), Map.entry("trainer.drift.batches", "1"),
                        Map.entry("trainer.drift.max-psi", "0.25"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    TrainerConfig config;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void shouldTrainOutOfTurnWhenTheRowsChange() throws Exception {
        BatchFolder folder = new BatchFolder(config.batchesPath());
        try (Topic batches = new Topic(bootstrapServers, config.topics().batches())) {
            // Given
            announce(batches, folder.add(rows(600, 1)));
            awaitReport("waiting.causes", contains("batches"));
            given().post("/training").then().statusCode(202).body("causes", contains("batches", "request"));
            awaitReport("drift.find { it.version == 3 }.rows", equalTo(600));
            // When
            announce(batches, folder.add(rows(300, 1)));
            // Then
            awaitReport("drift.find { it.version == 3 }.rows", equalTo(300));
            given().get("/training").then().body("state", equalTo("waiting")).body("drift.size()", equalTo(3))
                    .body("drift.find { it.version == 3 }.features.feature", contains("quantity", "price"))
                    .body("drift.find { it.version == 3 }.features[0].psi.toDouble()", closeTo(0, 0.1));
            // When
            announce(batches, folder.add(rows(300, 40)));
            // Then
            awaitReport("trainings[0].causes", hasItems("batches", "drift"));
            given().get("/training").then().body("trainings[0].rows", equalTo(1_200));
            awaitReport("drift.find { it.version == 3 }.revision", equalTo(2));
            given().get("/training").then()
                    .body("drift.find { it.version == 3 }.features[0].psi", greaterThan(0.25f))
                    .body("drift.find { it.version == 3 }.features[0].ks", greaterThan(0.5f))
                    .body("drift.find { it.version == 3 }.clusterShift", greaterThan(0.1f));
            String metrics = given().get("/q/metrics").then().statusCode(200)
                    .body(containsString("tillstream_trainer_drift_cluster_shift{")).extract().asString();
            assertThat(metrics.lines()).anyMatch(line -> line.startsWith("tillstream_trainer_drift_psi{")
                    && line.contains("feature=\"quantity\"") && line.contains("version=\"3\""));
        }
    }

    private static void awaitReport(String path, Matcher<?> matcher) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> given().get("/training").then().body(path,
                Matchers.is(matcher)));
    }

    private static void announce(Topic batches, BatchStored batch) throws Exception {
        batches.send(batch.id(), EventJson.encode(batch));
    }

    private static List<double[]> rows(int count, int scale) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(new double[]{(row % 3 * 50 + row % 7) * scale, row % 3 * 5 + row % 5});
        }
        return rows;
    }
}
