package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static dev.tillstream.ingest.job.Uploads.end;
import static dev.tillstream.ingest.job.Uploads.receipt;
import static dev.tillstream.ingest.job.Uploads.send;
import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import java.util.UUID;

import dev.tillstream.ingest.RawWorkbook;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancelling a job, and what it refused. */
@QuarkusTest
@TestProfile(IngestProfile.class)
class JobRoutesTest {

    private static final String PROBLEM = "application/problem+json";

    @TempDir
    Path folder;

    private static void awaitRows(String job, int rows) {
        eventually().until(() -> get(job).path("read").equals(rows));
    }

    @Test
    void shouldCancelAJobThatWaitsAndOneAtWork() {
        // Given
        String slow = send(Uploads.slowTable(folder.resolve("slow.csv"), 20));
        String waiting = send(Uploads.table(folder.resolve("waiting.csv"), 5));
        awaitRows(slow, 20);
        get(slow).then().body("state", equalTo("running"));

        // Then
        delete(waiting).then().statusCode(202).body("state", equalTo("cancelled"), "published", equalTo(0));
        delete(slow).then().statusCode(202);
        end(slow).body("state", equalTo("cancelled"), "published", equalTo(20));
    }

    @Test
    void shouldGoOnBehindACancelledJob() {
        // Given
        Path file = Uploads.slowTable(folder.resolve("slow.csv"), 20);
        String slow = send(file);
        awaitRows(slow, 20);
        delete(slow);
        end(slow);

        // Then
        receipt(file).body("state", equalTo("completed"), "read", equalTo(21));
    }

    @Test
    void shouldNotCancelWhatHasEnded() {
        // Given
        String job = send(Uploads.table(folder.resolve("table.csv"), 5));
        end(job);

        // Then
        delete(job).then().statusCode(409).contentType(PROBLEM).body("title", equalTo("Has ended"), "status",
                equalTo(409), "detail", containsString("has ended already"));
        get(job).then().body("state", equalTo("completed"));
    }

    @Test
    void shouldNotCancelWhatIsNotThere() {
        String id = UUID.randomUUID().toString();
        delete("/ingest/jobs/" + id).then().statusCode(404).contentType(PROBLEM).body("detail", containsString(id));
    }

    @Test
    void shouldGiveRefusedRowsThatCanBeMendedAndSent() {
        // Given
        Path file = new RawWorkbook().sheet("Year 1", RawWorkbook.HEADER + RawWorkbook.row(2)
                + RawWorkbook.row(31, "<v>2.5</v>")).write(folder.resolve("bad.xlsx"));
        String job = send(file);
        end(job);

        // When
        String csv = get(job + "/refused").then().statusCode(200).contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", startsWith("attachment; filename=\"refused-"))
                .extract().asString();

        // Then
        assertThat(csv.lines()).containsExactly(
                "refused_sheet,refused_line,refused_column,refused_reason,Invoice,StockCode,Description,Quantity,"
                        + "InvoiceDate,Price,Customer ID,Country",
                "Year 1,31,Quantity,is not a whole number: '2.5',489031,85048,GLASS BALL,2.5,2009-12-01T07:45:00Z,"
                        + "6.95,13085,France");
        receipt(Uploads.write(folder.resolve("mended.csv"), csv.replace(",2.5,", ",25,")))
                .body("state", equalTo("completed"), "published", equalTo(1), "refused", equalTo(0));
    }

    @Test
    void shouldGiveTheHeaderAloneWhenNothingWasRefused() {
        // Given
        String job = send(Uploads.table(folder.resolve("table.csv"), 5));
        end(job);

        // Then
        get(job + "/refused").then().statusCode(200)
                .body(equalTo("refused_sheet,refused_line,refused_column,refused_reason\r\n"));
    }

    @Test
    void shouldGiveTheRefusedRowsOfAJobAtWork() {
        // Given
        Path file = Uploads.slowTable(folder.resolve("slow.csv"), 4);
        String job = send(file);
        awaitRows(job, 4);

        // Then
        get(job + "/refused").then().statusCode(200);
        delete(job);
        end(job);
    }

    @Test
    void shouldHaveNoRefusedRowsOfAFileThatNobodyCouldRead() {
        // Given
        String job = send(Uploads.write(folder.resolve("bad.csv"), "no table"));
        end(job);

        // Then
        get(job + "/refused").then().statusCode(404).contentType(PROBLEM).body("title", equalTo("No rows"));
        given().accept("text/csv").get("/ingest/jobs/nonsense/refused").then().statusCode(404).contentType(PROBLEM);
    }
}
