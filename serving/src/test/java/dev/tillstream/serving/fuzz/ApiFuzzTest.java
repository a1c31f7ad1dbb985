package dev.tillstream.serving.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tillstream.data.product.CatalogueJson;
import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.catalogue.CatalogueEvents;
import dev.tillstream.serving.members.MemberEvents;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Whatever it is asked, the service answers in time, never with a fault of its own, and rightly afterwards. */
@QuarkusTest
@TestProfile(ApiFuzzTest.Topics.class)
class ApiFuzzTest {

    public static class Topics extends OwnTopics {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("serving.models-path", "target/models-of-ApiFuzzTest");
            return settings;
        }
    }

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 6000);
    private static final long SEED = Long.getLong("fuzz.seed", 20260101);

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "serving.models-path")
    Path store;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void shouldAnswerWhateverItIsAsked() throws Exception {
        // Given
        serveEverything();
        RequestMaker maker = new RequestMaker(service, ApiOperations.read(), SEED);
        List<String> faults = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();

        // When
        for (int i = 0; i < REQUESTS; i++) {
            HttpRequest request = maker.next();
            try {
                HttpResponse<String> response = send(request);
                statuses.merge(response.statusCode(), 1, Integer::sum);
                if (response.statusCode() >= 500 || response.body().contains("\tat ")) {
                    faults.add(i + ": " + request + " " + request.headers() + " -> " + response.statusCode() + " "
                            + start(response.body()));
                }
            } catch (IOException e) {
                faults.add(i + ": " + request + " " + request.headers() + " -> " + e);
            }
        }

        // Then
        assertThat(faults).as("seed %d, statuses %s", SEED, statuses).isEmpty();
        assertThat(statuses).as("a good mixture").containsKeys(200, 400, 404, 415);
        given().contentType("application/json").body("{\"quantity\":0,\"price\":5}").post("/predict/best").then()
                .statusCode(200).body("cluster", equalTo(10)).body("model", equalTo("model_3"));
        given().get("/q/health/ready").then().statusCode(200);
    }

    /** A server may close a connection after an error, just when the next request is on its way: that one is sent again. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException closed) {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }
    }

    private void serveEverything() {
        byte[] members = MemberEvents.members(Map.of(2, List.of("12346"), 7, List.of("12347")));
        byte[] products = CatalogueJson.write(CatalogueEvents.generated(1, 300));
        try (Publisher publisher = Publisher.ofTest()) {
            for (int version = 1; version <= 3; version++) {
                publisher.model(ModelEvents.event(version, 1, version / 10.0));
                MemberEvents.store(store, MemberEvents.event(version, 1, members).manifest(), members);
                publisher.model(MemberEvents.event(version, 1, members));
                CatalogueEvents.store(store, CatalogueEvents.event(version, 1, products).manifest(), products);
                publisher.model(CatalogueEvents.event(version, 1, products));
                publisher.model(ModelEvents.segments(version, 1, 5));
                publisher.model(ModelEvents.intents(version, 1, 0.6));
                publisher.model(ModelEvents.recommendations(version, 1, 0.3));
            }
        }
        Served.awaitRevision(3, 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> given()
                .get("/v1/families/customer-clusters/members?cluster=2&version=3").statusCode() == 200);
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get("/api/categories").statusCode() == 200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/api/recommendations?version=3").statusCode() == 200);
    }

    private static String start(String body) {
        return body.substring(0, Math.min(300, body.length()));
    }
}
