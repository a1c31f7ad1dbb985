package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static dev.tillstream.ingest.job.Uploads.receipt;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.publish.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(IngestProfile.class)
class IngestTest {

    @TempDir
    Path folder;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    IngestConfig config;

    @Inject
    JobEvents events;

    private void awaitConfiguredSources() {
        eventually().untilAsserted(() -> assertThat(events.finished()).extracting(event -> event.job().file())
                .contains("left.xlsx", "asked.xlsx", "configured.xlsx", "missing.xlsx"));
    }

    @Test
    void shouldIngestWhatIsConfiguredAndStayUpWithABadFile() {
        // When
        awaitConfiguredSources();

        // Then
        get("/ingest/jobs").then().body("find { it.file == 'configured.xlsx' }.state", equalTo("completed"),
                "find { it.file == 'configured.xlsx' }.published", equalTo(IngestProfile.CONFIGURED_ROWS),
                "find { it.file == 'missing.xlsx' }.state", equalTo("failed"),
                "find { it.file == 'missing.xlsx' }.reason", containsString("there is no such file"));
        assertThat(Topic.read(bootstrapServers, config.topics().get("online-retail")))
                .filteredOn(message -> !Topic.isMark(message))
                .hasSizeGreaterThanOrEqualTo(IngestProfile.CONFIGURED_ROWS);
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
    void shouldAskForTheSameOfAnUploadOfAnEarlierLife() {
        // When
        awaitConfiguredSources();

        // Then
        String job = "find { it.file == 'asked.xlsx' }.";
        get("/ingest/jobs").then().body(job + "forced", equalTo(true), job + "state", equalTo("failed"),
                job + "reason", containsString("of retailrocket; missing: "));
    }

    @Test
    void shouldTellDatasetTopicAndSheetsOfEachJob() {
        // When
        awaitConfiguredSources();

        // Then
        String job = "find { it.file == 'configured.xlsx' }.";
        get("/ingest/jobs").then().body(job + "dataset", equalTo("online-retail"),
                job + "topic", equalTo(config.topics().get("online-retail")),
                job + "ignoredColumns", equalTo(List.of()),
                job + "sheets.sheet", equalTo(List.of("Year 2009-2010", "Year 2010-2011")),
                job + "sheets.read.sum()", equalTo(IngestProfile.CONFIGURED_ROWS),
                job + "sheets[0].firstTime", startsWith("2009-12-01T"));
    }

    @Test
    void shouldIngestAnUploadAndGiveItsReceipt() {
        // Given
        Path file = new RawWorkbook().sheet("S", RawWorkbook.HEADER + RawWorkbook.row(2)
                + RawWorkbook.row(3, "<v>many</v>") + RawWorkbook.row(4)).write(folder.resolve("upload.xlsx"));

        // Then
        receipt(file).body("state", equalTo("completed"), "read", equalTo(3), "published", equalTo(2),
                "refused", equalTo(1), "refusedByReason", hasKey("Quantity is not a number"), "percent",
                equalTo(100.0f), "$", hasKey("sha256"), "$", hasKey("rowsPerSecond"));
        receipt(file).body("state", equalTo("already-ingested"), "published", equalTo(2));
        receipt(file, given().queryParam("force", true)).body("state", equalTo("completed"), "forced", equalTo(true),
                "published", equalTo(2));
        get("/q/metrics").then().body(containsString("tillstream_ingest_rows_total{outcome=\"refused\"}"));
    }

    @Test
    void shouldNameWhatIsWrongWithABadUpload() {
        receipt(Uploads.write(folder.resolve("bad.xlsx"), "no workbook")).body("state", equalTo("failed"),
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
}
