package dev.tillstream.serving.model;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HotSwapTest.Topics.class)
class HotSwapTest {

    public static class Topics extends OwnTopics {}

    @Singleton
    static class Seen {
        final CopyOnWriteArrayList<VersionSwapped> swaps = new CopyOnWriteArrayList<>();
        final CopyOnWriteArrayList<ModelRefused> refusals = new CopyOnWriteArrayList<>();

        void swapped(@Observes VersionSwapped event) {
            swaps.add(event);
        }

        void refused(@Observes ModelRefused event) {
            refusals.add(event);
        }
    }

    @TestHTTPResource
    String url;

    @Inject
    Seen seen;

    /** Each test begins a trainer's revisions again: the later offset wins. */
    @BeforeEach
    void serveRevisionOne() {
        try (Publisher publisher = Publisher.ofTest()) {
            for (int version = 1; version <= 3; version++) {
                publisher.model(ModelEvents.event(version, 1, 0.5));
            }
        }
        for (int version = 1; version <= 3; version++) {
            Served.awaitRevision(version, 1);
            Served.awaitState(version, "serving");
        }
    }

    @Test
    void shouldFailNoCallWhileAllVersionsAreSwapped() throws Exception {
        // Given
        try (Caller caller = new Caller(url); Publisher publisher = Publisher.ofTest()) {
            // When
            for (long revision = 2; revision <= 30; revision++) {
                for (int version = 1; version <= 3; version++) {
                    publisher.model(ModelEvents.event(version, revision, 0.5));
                }
                caller.awaitFurtherCalls(5);
            }
            Served.awaitRevision(3, 30);
            caller.awaitFurtherCalls(5);

            // Then
            assertThat(caller.failures()).isEmpty();
            assertThat(caller.revisions()).contains(30L).hasSizeGreaterThan(5);
        }
    }

    @Test
    void shouldKeepTheModelInServiceWhenTheNextIsRefused() {
        // Given
        ModelReady event = ModelEvents.event(1, 2, 0.5);
        byte[] truncated = Arrays.copyOf(event.artefact(), 40);
        try (Publisher publisher = Publisher.ofTest()) {
            // When
            publisher.model(new ModelReady(event.manifest(), truncated, event.probes()));
            publisher.model(ModelEvents.FAMILY + "/2/2", "{broken".getBytes(), "1");
            publisher.model(ModelEvents.FAMILY + "/3/2", EventJson.encode(ModelEvents.event(3, 2, 0.5)), "99");
            publisher.model("nonsense", new byte[0], "1");
        }
        Served.awaitState(1, "degraded");
        Served.awaitState(2, "degraded");
        Served.awaitState(3, "degraded");

        // Then
        Served.version(1).body("revision", equalTo(1)).body("refusal.revision", equalTo(2))
                .body("refusal.reason", containsString("SHA-256"));
        Served.version(2).body("refusal.reason", containsString("can't be read"));
        Served.version(3).body("refusal.reason", containsString("schema version 99"));
        given().contentType("application/json").body("{\"quantity\":0,\"price\":5}").post("/predict/model1").then()
                .statusCode(200).body("cluster", equalTo(10));
        given().get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'models' }.data.version_1", containsString("revision 2 refused"));
        await().until(() -> seen.refusals.stream().anyMatch(refused -> "nonsense".equals(refused.key())));
    }

    @Test
    void shouldTellObserversAndMetricsOfASwap() {
        // Given
        int before = seen.swaps.size();

        // When
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event(2, 77, 0.5));
        }
        Served.awaitRevision(2, 77);

        // Then
        await().until(() -> seen.swaps.size() > before);
        assertThat(seen.swaps.get(seen.swaps.size() - 1).manifest().revision()).isEqualTo(77);
        given().get("/q/metrics").then().statusCode(200).body(containsString("tillstream_serving_swaps_total"));
    }

    @Test
    void shouldIgnoreAModelWhoseTransactionWasAborted() {
        // Given
        try (Publisher publisher = Publisher.ofTest(Map.of("transactional.id", "hot-swap-test"))) {
            KafkaProducer<String, byte[]> producer = publisher.producer();
            producer.initTransactions();

            // When
            producer.beginTransaction();
            publisher.model(ModelEvents.event(1, 666, 0.5));
            producer.abortTransaction();
            producer.beginTransaction();
            publisher.model(ModelEvents.event(1, 3, 0.5));
            producer.commitTransaction();
        }
        Served.awaitRevision(1, 3);

        // Then
        assertThat(seen.swaps).extracting(swap -> swap.manifest().revision()).doesNotContain(666L);
    }
}
