package dev.tillstream.serving.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BulkPredictionsTest.Topics.class)
class StreamedLinesTest {

    private static final String POINT = "{\"quantity\":5,\"price\":10.5}\n";

    @TestHTTPResource("/v1/families/streamed/versions/1/predict")
    URI url;

    @Test
    void shouldAnswerAllLinesByOneRevisionWhileTheyCome() throws Exception {
        // Given
        publish(1);
        PipedOutputStream lines = new PipedOutputStream();
        CompletableFuture<HttpResponse<InputStream>> response = send(new PipedInputStream(lines));

        // When
        write(lines);
        BufferedReader answers = new BufferedReader(
                new InputStreamReader(response.get(30, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8));
        String before = answers.readLine();
        publish(2);
        write(lines);
        lines.close();

        // Then
        assertThat(before).contains("\"revision\":1,\"cluster\":10");
        assertThat(answers.lines()).containsExactly(before);
    }

    private void publish(long revision) {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event("streamed", 1, revision, ModelEvents.model(revision),
                    Map.of("silhouette", 0.5), 10));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> Integer.valueOf((int) revision)
                .equals(given().get("/v1/families/streamed/versions/1").path("revision")));
    }

    private CompletableFuture<HttpResponse<InputStream>> send(InputStream lines) {
        HttpRequest request = HttpRequest.newBuilder(url).header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> lines)).build();
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .sendAsync(request, BodyHandlers.ofInputStream());
    }

    private static void write(PipedOutputStream lines) throws IOException {
        lines.write(POINT.getBytes(StandardCharsets.UTF_8));
        lines.flush();
    }
}
