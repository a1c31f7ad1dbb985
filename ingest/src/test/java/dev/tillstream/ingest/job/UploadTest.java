package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.job.Uploads.receipt;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import dev.tillstream.ingest.cli.GeneratedWorkbook;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of file, and what can be said about it. */
@QuarkusTest
@TestProfile(IngestProfile.class)
class UploadTest {

    private static final String PROBLEM = "application/problem+json";

    @TempDir
    Path folder;

    @Inject
    IngestConfig config;

    @Test
    void shouldTakeAWorkbook() {
        // Given
        Path file = folder.resolve("generated.xlsx");
        GeneratedWorkbook.write(file, 33, 25);

        // Then
        receipt(file).body("state", equalTo("completed"), "published", equalTo(25), "dataset",
                equalTo("online-retail"));
    }

    @Test
    void shouldTakeATable() {
        receipt(Uploads.table(folder.resolve("table.csv"), 12)).body("state", equalTo("completed"), "published",
                equalTo(12), "sheets.sheet", equalTo(List.of("")));
    }

    @Test
    void shouldTakeAZippedTable() throws IOException {
        // Given
        Path file = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(Uploads.table(folder.resolve("table.csv"), 13), out);
        }

        // Then
        receipt(file).body("state", equalTo("completed"), "published", equalTo(13));
    }

    @Test
    void shouldSendEachDatasetToItsOwnTopic() {
        // Given
        Path products = Uploads.write(folder.resolve("amazon.csv"), """
                product_id,product_name,category,discounted_price,actual_price,user_id
                B1,Cable,Cables,₹399,"₹1,099",U1
                """);
        Path events = Uploads.write(folder.resolve("events.csv"), """
                timestamp,visitorid,event,itemid,transactionid
                1433221332117,257597,view,355908,
                """);

        // Then
        receipt(products).body("state", equalTo("completed"), "dataset", equalTo("amazon-sales"), "topic",
                equalTo(config.topics().get("amazon-sales")), "ignoredColumns", equalTo(List.of("user_id")));
        receipt(events).body("state", equalTo("completed"), "dataset", equalTo("retailrocket"), "topic",
                equalTo(config.topics().get("retailrocket")), "sheets[0].firstTime",
                equalTo("2015-06-02T05:02:12.117Z"));
    }

    @Test
    void shouldHoldAFileToTheDatasetThatIsAskedFor() {
        // Given
        Path file = Uploads.table(folder.resolve("table.csv"), 3);

        // Then
        receipt(file, given().queryParam("dataset", "retailrocket")).body("state", equalTo("failed"),
                "reason", containsString("of retailrocket; missing: timestamp, visitorid, event, itemid"));
        receipt(file, given().queryParam("dataset", "online-retail")).body("state", equalTo("completed"));
    }

    @Test
    void shouldNameADatasetThatThereIsNot() {
        given().multiPart("file", Uploads.table(folder.resolve("table.csv"), 1).toFile())
                .queryParam("dataset", "flowers").post("/ingest").then().statusCode(400).contentType(PROBLEM)
                .body("title", equalTo("No such dataset"), "status", equalTo(400),
                        "detail", startsWith("there is no dataset 'flowers'; known are online-retail"));
    }

    @Test
    void shouldKeepNothingOfARequestThatIsRefused() throws IOException {
        // When
        shouldNameADatasetThatThereIsNot();

        // Then
        assertThat(new UploadFolder(config.uploadFolder()).unfinished())
                .extracting(upload -> upload.file().getFileName().toString()).doesNotContain("table.csv");
    }

    @Test
    void shouldFailAnEmptyFileAsAJob() {
        receipt(Uploads.write(folder.resolve("empty.csv"), "")).body("state", equalTo("failed"), "reason",
                equalTo("empty.csv: the file is empty"));
    }

    @Test
    void shouldTakeNoPathFromTheNameOfAFile() {
        given().multiPart("file", "../../outside.csv", "no table".getBytes()).post("/ingest").then().statusCode(202)
                .body("file", equalTo("outside.csv"));
    }

    @Test
    void shouldSayWhatItTakesWhenTheBodyIsNoForm() {
        given().contentType("application/json").body("{}").post("/ingest").then().statusCode(415)
                .contentType(PROBLEM).body("status", equalTo(415), "detail", containsString("multipart/form-data"));
    }
}
