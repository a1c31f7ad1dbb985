package dev.tillstream.bench.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareServiceTest {

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheSameAnswerToEveryRequest() throws Exception {
        try (BareService service = BareService.start("{\"a\":1}".getBytes(StandardCharsets.UTF_8), folder)) {
            HttpClient http = HttpClient.newHttpClient();
            for (String route : new String[]{"/", "/api/recommendations?item=1"}) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(service.address().resolve(route)).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"a\":1}");
            }
        }
    }
}
