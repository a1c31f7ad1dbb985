package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are put into the folder that the running service watches. */
@QuarkusTest
@TestProfile(IngestProfile.class)
class DroppedFilesTest {

    @TempDir
    Path elsewhere;

    @Inject
    IngestConfig config;

    private Path drop(Path file) throws IOException {
        Path folder = config.dropFolder().orElseThrow();
        eventually().until(() -> Files.isDirectory(folder));
        return Files.copy(file, folder.resolve(file.getFileName()));
    }

    @Test
    void shouldIngestAFileAndPutItAside() throws IOException {
        // When
        Path file = drop(Uploads.table(elsewhere.resolve("dropped.csv"), 8));

        // Then
        eventually().until(() -> Files.exists(file.resolveSibling("done").resolve("dropped.csv")));
        assertThat(file).doesNotExist();
        get("/ingest/jobs").then().body("findAll { it.file == 'dropped.csv' }", hasSize(1),
                "find { it.file == 'dropped.csv' }.state", equalTo("completed"),
                "find { it.file == 'dropped.csv' }.published", equalTo(8));
    }

    @Test
    void shouldPutABadFileAsideAndSayWhy() throws IOException {
        // When
        Path file = drop(Uploads.write(elsewhere.resolve("dropped-bad.csv"), "no table"));

        // Then
        eventually().until(() -> Files.exists(file.resolveSibling("failed").resolve("dropped-bad.csv")));
        get("/ingest/jobs").then().body("find { it.file == 'dropped-bad.csv' }.state", equalTo("failed"));
    }
}
