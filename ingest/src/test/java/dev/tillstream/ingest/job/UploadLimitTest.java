package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that are larger than {@code quarkus.http.limits.max-body-size}, which is 1 MB here. */
@QuarkusTest
@TestProfile(IngestProfile.class)
class UploadLimitTest {

    @TestHTTPResource("/")
    URI service;

    /** Only announces a body, so that the answer does not meet it on the way. */
    private String announce(String path, long length) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: " + service.getHost()
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeBeforeItComes() throws IOException {
        // When
        String answer = announce("/ingest", 3_000_000_000L);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close")
                .containsIgnoringCase("content-type: application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.get("status").asInt()).isEqualTo(413);
        assertThat(problem.get("title").asText()).isEqualTo("Too large");
        assertThat(problem.get("detail").asText()).contains("3,000,000,000", "1,048,576");
    }

    @Test
    void shouldLeaveOtherPathsToTheirOwners() throws IOException {
        assertThat(announce("/elsewhere", 3_000_000_000L)).startsWith("HTTP/1.1 413 ").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseABodyOfUnknownLengthThatTurnsOutTooLarge(HttpClient.Version version) throws Exception {
        // Given
        byte[] part = ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n\r\n"
                + "x".repeat(3 << 20) + "\r\n--x--\r\n").getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/ingest"))
                .header("Content-Type", "multipart/form-data; boundary=x").version(version)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(part))).build();

        // When
        HttpResponse<String> response = HttpClient.newHttpClient().send(request,
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(response.body());
        assertThat(problem.get("status").asInt()).isEqualTo(413);
        assertThat(problem.get("detail").asText()).contains("1,048,576", "drop folder");
    }
}
