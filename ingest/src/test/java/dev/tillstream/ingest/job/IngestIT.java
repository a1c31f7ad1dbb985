package dev.tillstream.ingest.job;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.tillstream.ingest.cli.GeneratedWorkbook;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is packaged, a jar or a native executable: what reading needs of libraries is in it. */
@QuarkusIntegrationTest
class IngestIT {

    @TempDir
    Path folder;

    @Test
    void shouldSendTheRowsOfWorkbooksAndOfTablesInAnOlderEncoding() throws Exception {
        // Given
        Path workbook = folder.resolve("generated.xlsx");
        GeneratedWorkbook.write(workbook, 97, 25);
        Path table = folder.resolve("western.csv");
        String rows = Files.readString(Uploads.table(table, 12)).replace("BALL", "BÄLLE 5 €");
        Files.write(table, rows.getBytes(Charset.forName("windows-1252")));
        Path broken = Files.write(folder.resolve("broken.xlsx"), new byte[]{'P', 'K', 3, 4, 0, 0});
        // Then
        Uploads.receipt(workbook).body("state", equalTo("completed"), "published", equalTo(25));
        Uploads.receipt(table).body("published", equalTo(12));
        Uploads.receipt(broken).body("state", equalTo("failed"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("kafka_producer"));
        given().get("/q/openapi").then().statusCode(200);
    }
}
