package dev.tillstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.ingest.generate.RetailWorkbookWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StandaloneTest.OwnFolder.class)
class StandaloneTest {

    private static final Path FOLDER = Path.of("target", "home-" + UUID.randomUUID());

    public static class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("TILLSTREAM_HOME", FOLDER.toString());
        }
    }

    @ConfigProperty(name = "quarkus.application.name")
    String application;

    @Test
    void shouldBeOneApplicationWithTheRoutesOfAllServices() {
        assertThat(application).isEqualTo("tillstream");
        RestAssured.get("/openapi.json").then().statusCode(200).body("paths", hasKey("/predict/{model}"))
                .body("paths", hasKey("/ingest")).body("paths", hasKey("/training"))
                .body("paths", hasKey("/reconciliation"));
        RestAssured.get("/docs").then().statusCode(200);
        await().untilAsserted(
                () -> RestAssured.get("/q/health").then().body("checks.name", hasItem("batcher")));
    }

    @Test
    void shouldTakeAnUploadedWorkbookToThreeServedVersions() throws IOException {
        // Given
        Path workbook = Path.of("target", UUID.randomUUID() + ".xlsx");
        try (RetailWorkbookWriter writer = new RetailWorkbookWriter(workbook)) {
            TransactionGenerator.generate(9, 1_000, row -> write(writer, row));
        }

        // When
        RestAssured.given().multiPart("file", workbook.toFile()).post("/ingest").then().statusCode(202);

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> RestAssured.get("/models/info").then().statusCode(200)
                        .body("model_1.data_size", equalTo(333)).body("model_2.data_size", equalTo(666))
                        .body("model_3.data_size", equalTo(1_000)));
        RestAssured.given().contentType("application/json").body("{\"quantity\": 5.0, \"price\": 10.5}")
                .post("/predict/best").then().statusCode(200);
    }

    private static void write(RetailWorkbookWriter writer, Transaction row) {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
