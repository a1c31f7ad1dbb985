package dev.tillstream.serving.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

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
    private static final String CHUNK = Integer.toHexString(POINT.length()) + "\r\n" + POINT + "\r\n";

    @TestHTTPResource("/v1/families/streamed/versions/1/predict")
    URI url;

    @Test
    void shouldAnswerAllLinesByOneRevisionWhileTheyCome() throws IOException {
        // Given
        publish(1);
        try (Socket client = new Socket(url.getHost(), url.getPort())) {
            client.setSoTimeout(60_000);
            write(client, "POST " + url.getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            BufferedReader answers = new BufferedReader(
                    new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));

            // When
            write(client, CHUNK);
            String before = answers.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
            publish(2);
            write(client, CHUNK + "0\r\n\r\n");

            // Then
            assertThat(before).contains("\"revision\":1,\"cluster\":10");
            assertThat(answers.lines().filter(line -> line.startsWith("{"))).containsExactly(before);
        }
    }

    private void publish(long revision) {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event("streamed", 1, revision, ModelEvents.model(revision),
                    Map.of("silhouette", 0.5), 10));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> Integer.valueOf((int) revision)
                .equals(given().get("/v1/families/streamed/versions/1").path("revision")));
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
