package dev.tillstream.ingest.job;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.cli.GeneratedWorkbook;
import dev.tillstream.ingest.publish.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(IngestTest.OwnTopics.class)
class IngestTest {

    private static final int CONFIGURED_ROWS = 300;

    /** A service with a good and a bad configured source, and an upload that an earlier life left. */
    public static class OwnTopics implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String topic = "rows-" + UUID.randomUUID();
            Path folder = Path.of("target", topic);
            GeneratedWorkbook.write(folder.resolve("sources/configured.xlsx"), 1, CONFIGURED_ROWS);
            GeneratedWorkbook.write(folder.resolve("uploads/earlier/left.xlsx"), 2, 10);
            return Map.of("KAFKA_TOPIC", topic, "ingest.positions-topic", topic + "-positions",
                    "ingest.progress-topic", topic + "-progress", "ingest.receipts-topic", topic + "-receipts",
                    "ingest.drop-folder", folder.resolve("drop").toString(), "ingest.drop-interval", "0.1s",
                    "ingest.sources",
                    folder.resolve("sources") + "," + folder.resolve("missing.xlsx"), "ingest.upload-folder",
                    folder.resolve("uploads").toString());
        }
    }

    @ApplicationScoped
    public static class Listener {
        private final List<JobFinished> finished = new CopyOnWriteArrayList<>();

        void hear(@Observes JobFinished event) {
            finished.add(event);
        }

        List<JobFinished> finished() {
            return finished;
        }
    }

    @TempDir
    Path folder;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    IngestConfig config;

    @Inject
    Listener listener;

    private ValidatableResponse upload(Path file, boolean force) {
        String job = given().multiPart("file", file.toFile()).queryParam("force", force).post("/ingest").then()
                .statusCode(202).header("Location", containsString("/ingest/jobs/"))
                .body("state", equalTo("queued"), "file", equalTo(file.getFileName().toString()))
                .extract().header("Location");
        await().until(() -> get(job).path("finishedAt") != null);
        return get(job).then().statusCode(200);
    }

    private void awaitConfiguredSources() {
        await().untilAsserted(() -> assertThat(listener.finished()).extracting(event -> event.job().file())
                .contains("left.xlsx", "configured.xlsx", "missing.xlsx"));
    }

    @Test
    void shouldIngestWhatIsConfiguredAndStayUpWithABadFile() {
        // When
        awaitConfiguredSources();

        // Then
        get("/ingest/jobs").then().body("find { it.file == 'configured.xlsx' }.state", equalTo("completed"),
                "find { it.file == 'configured.xlsx' }.published", equalTo(CONFIGURED_ROWS),
                "find { it.file == 'missing.xlsx' }.state", equalTo("failed"),
                "find { it.file == 'missing.xlsx' }.reason", containsString("there is no such file"));
        assertThat(Topic.read(bootstrapServers, config.topics().get("online-retail")))
                .filteredOn(message -> !Topic.isMark(message))
                .hasSizeGreaterThanOrEqualTo(CONFIGURED_ROWS);
        get("/q/health").then().statusCode(200);
    }

    @Test
    void shouldFinishAnUploadOfAnEarlierLife() {
        // When
        awaitConfiguredSources();

        // Then
        get("/ingest/jobs").then().body("find { it.file == 'left.xlsx' }.state", equalTo("completed"));
        assertThat(config.uploadFolder().resolve("earlier/left.xlsx")).doesNotExist();
    }

    @Test
    void shouldIngestAnUploadAndGiveItsReceipt() {
        // Given
        Path file = new RawWorkbook().sheet("S", RawWorkbook.HEADER + RawWorkbook.row(2)
                + RawWorkbook.row(3, "<v>many</v>") + RawWorkbook.row(4)).write(folder.resolve("upload.xlsx"));

        // Then
        upload(file, false).body("state", equalTo("completed"), "read", equalTo(3), "published", equalTo(2),
                "refused", equalTo(1), "refusedByReason", hasKey("Quantity is not a number"), "percent",
                equalTo(100.0f), "$", hasKey("sha256"), "$", hasKey("rowsPerSecond"));
        upload(file, false).body("state", equalTo("already-ingested"), "published", equalTo(2));
        upload(file, true).body("state", equalTo("completed"), "forced", equalTo(true), "published", equalTo(2));
        get("/q/metrics").then().body(containsString("tillstream_ingest_rows_total{outcome=\"refused\"}"));
    }

    @Test
    void shouldNameWhatIsWrongWithABadUpload() throws IOException {
        upload(Files.writeString(folder.resolve("bad.xlsx"), "no workbook"), false).body("state", equalTo("failed"),
                "reason", startsWith("bad.xlsx: is not an .xlsx workbook"));
    }

    @Test
    void shouldAnswerProblemDetails() {
        given().multiPart("other", "text").post("/ingest").then().statusCode(400)
                .contentType("application/problem+json").body("status", equalTo(400), "title", equalTo("No file"));
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
            get("/ingest/jobs/" + id).then().statusCode(404).contentType("application/problem+json")
                    .body("detail", containsString(id));
        }
    }

    @Test
    void shouldDescribeEachOperationWithAnExample() {
        given().accept("application/json").get("/q/openapi").then()
                .body("paths.'/ingest'.post.responses.'202'.content.'application/json'.examples", hasKey("queued"),
                        "paths.'/ingest/jobs'.get.responses.'200'.content.'application/json'.examples",
                        hasKey("one job"),
                        "paths.'/ingest/jobs/{id}'.get.responses.'200'.content.'application/json'.examples",
                        hasKey("completed"),
                        "paths.keySet()", hasItem("/ingest"));
    }
}
