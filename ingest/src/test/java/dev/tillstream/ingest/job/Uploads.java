package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Files that are sent to the running service. */
final class Uploads {

    private static final String HEADER = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";

    private Uploads() {}

    /** A table that no other test sends: the invoices begin with a number of its own. */
    static Path table(Path file, int rows) {
        return write(file, HEADER + rows(rows, "2009-12-01"));
    }

    /** One whose last row comes minutes later: its job is at work until somebody ends it. */
    static Path slowTable(Path file, int rows) {
        return write(file, HEADER + rows(rows, "0001-01-01") + rows(1, "9999-01-01"));
    }

    static Path write(Path file, String content) {
        try {
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it, and returns the job's place once it is queued. */
    static String send(Path file, RequestSpecification request) {
        return request.multiPart("file", file.toFile()).post("/ingest").then().statusCode(202)
                .header("Location", containsString("/ingest/jobs/"))
                .body("state", equalTo("queued"), "file", equalTo(file.getFileName().toString()))
                .extract().header("Location");
    }

    static String send(Path file) {
        return send(file, given());
    }

    /** Sends it, and returns its receipt. */
    static ValidatableResponse receipt(Path file, RequestSpecification request) {
        return end(send(file, request));
    }

    static ValidatableResponse receipt(Path file) {
        return receipt(file, given());
    }

    static ValidatableResponse end(String job) {
        eventually().until(() -> get(job).path("finishedAt") != null);
        return get(job).then().statusCode(200);
    }

    private static String rows(int count, String day) {
        StringBuilder rows = new StringBuilder();
        String own = UUID.randomUUID().toString().substring(0, 8);
        for (int row = 0; row < count; row++) {
            rows.append(own).append(row).append(",85048,BALL,12,").append(day).append(" 07:45:00,6.95,13085,France\n");
        }
        return rows.toString();
    }
}
