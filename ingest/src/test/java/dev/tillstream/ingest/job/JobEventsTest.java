package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static dev.tillstream.ingest.job.Uploads.end;
import static dev.tillstream.ingest.job.Uploads.send;
import static io.restassured.RestAssured.delete;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs as a page follows them: by server-sent events. */
@QuarkusTest
@TestProfile(IngestProfile.class)
class JobEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @TestHTTPResource("/")
    URI service;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpRequest follow(String job) {
        return HttpRequest.newBuilder(service.resolve(URI.create(job).getPath() + "/events"))
                .header("Accept", "text/event-stream").build();
    }

    /** All events, up to the end of the stream. */
    private List<JsonNode> events(String job) throws Exception {
        HttpResponse<Stream<String>> response = http.send(follow(job), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/event-stream"));
        List<JsonNode> events = new ArrayList<>();
        response.body().filter(line -> line.startsWith("data:")).forEach(line -> events.add(event(line)));
        return events;
    }

    private static JsonNode event(String line) {
        try {
            return JSON.readTree(line.substring("data:".length()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void shouldFollowAJobToItsEnd() throws Exception {
        // Given
        String job = send(Uploads.slowTable(folder.resolve("slow.csv"), 20));
        List<JsonNode> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> ended = http.sendAsync(follow(job), HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(response -> response.body().filter(line -> line.startsWith("data:"))
                        .forEach(line -> seen.add(event(line))));
        eventually().until(() -> seen.stream().anyMatch(event -> event.get("read").asLong() == 20));
        assertThat(seen).last().satisfies(event -> {
            assertThat(event.get("state").asText()).isEqualTo("running");
            assertThat(event.has("finishedAt")).isFalse();
        });
        assertThat(ended).isNotDone();

        // When
        delete(job).then().statusCode(202);
        ended.join();

        // Then
        assertThat(seen).last().satisfies(event -> {
            assertThat(event.get("state").asText()).isEqualTo("cancelled");
            assertThat(event.get("published").asLong()).isEqualTo(20);
        });
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).filteredOn(event -> event.has("finishedAt")).hasSize(1);
    }

    @Test
    void shouldTellOnceOfAJobThatHasEnded() throws Exception {
        // Given
        String job = send(Uploads.table(folder.resolve("table.csv"), 5));
        end(job);

        // Then
        assertThat(events(job)).singleElement()
                .satisfies(event -> assertThat(event.get("state").asText()).isEqualTo("completed"));
    }

    @Test
    void shouldAnswerWithAProblemWhenThereIsNoSuchJob() throws Exception {
        // When
        HttpResponse<String> response = http.send(follow("/ingest/jobs/nonsense"),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(response.body()).get("title").asText()).isEqualTo("No such job");
    }
}
