package dev.tillstream.serving.model;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes over the broker, the model in service answers as before, and the reason is to be seen. */
@QuarkusTest
@QuarkusTestResource(value = PlainTopic.class, restrictToAnnotatedClass = true)
class RefusalsTest {

    private static final String KEY = ModelEvents.FAMILY + "/1/1";

    @Singleton
    static class Refusals {
        final List<ModelRefused> seen = new CopyOnWriteArrayList<>();

        void refused(@Observes ModelRefused event) {
            seen.add(event);
        }
    }

    @Inject
    Refusals refusals;

    @Inject
    KafkaClientService kafka;

    private double refusedBefore;

    @BeforeEach
    void serve() {
        publish(new Announced(ModelEvents.event(1, 7, 0.5)));
        Served.awaitRevision(1, 7);
        Served.awaitState(1, "serving");
        refusals.seen.clear();
        refusedBefore = refusedByMetric();
    }

    /** A record for the topic. */
    record Announced(String key, byte[] value, String schemaVersion) {

        Announced(ModelReady event) {
            this(event.key(), EventJson.encode(event), "1");
        }

        Announced(Announcement announcement) {
            this(announcement.key(), announcement.value(), announcement.schemaVersion());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldKeepTheModelInServiceAndSayWhy(String reason, Announced announced) {
        // When
        publish(announced);
        Served.awaitState(1, "degraded");

        // Then
        Served.version(1).body("revision", equalTo(7)).body("refusal.reason", containsString(reason))
                .body("refusal.revision", equalTo(1));
        given().get("/v1/families").then().body("families[0].versions[0].refusal.reason", containsString(reason));
        given().get("/q/health/ready").then().statusCode(200).body(
                "checks.find { it.name == 'models' }.data.version_1",
                containsString("degraded, revision 7, revision 1 refused: "));
        await().until(() -> refusedByMetric() == refusedBefore + 1);
        assertStillAnswers();
    }

    static Stream<Arguments> shouldKeepTheModelInServiceAndSayWhy() {
        ModelReady event = ModelEvents.event(1, 1, 0.5);
        byte[] value = EventJson.encode(event);
        String artefact = new String(event.artefact(), StandardCharsets.UTF_8);
        KMeansModel other = new KMeansModel(List.of("price", "quantity"),
                new Scaler(new double[]{0, 0}, new double[]{1, 1}), new double[][]{{0, 0}}, new int[]{0});
        return Stream.of(
                Arguments.of("the artefact's SHA-256 is", new Announced(Announcements.corrupt(1, 1, 0))),
                Arguments.of("the artefact's SHA-256 is", new Announced(new ModelReady(event.manifest(),
                        Arrays.copyOf(event.artefact(), 50), event.probes()))),
                Arguments.of("not a model artefact", new Announced(
                        Announcements.withArtefact(artefact.substring(0, artefact.length() / 2), 0))),
                Arguments.of("format version 99 is not known here", new Announced(Announcements.withArtefact(
                        artefact.replace("\"formatVersion\":1", "\"formatVersion\":99"), 0))),
                Arguments.of("unknown kind of model",
                        new Announced(Announcements.withArtefact(artefact.replace("k-means", "oracle"), 0))),
                Arguments.of("another answer than the trainer's", new Announced(Announcements.withArtefact(
                        new String(ArtefactJson.write(ModelEvents.model(2)), StandardCharsets.UTF_8), 0))),
                Arguments.of("has the features [quantity, price], not [price, quantity]", new Announced(
                        ModelEvents.event(ModelEvents.FAMILY, 1, 1, other, Map.of("silhouette", 0.5), 10))),
                Arguments.of("schema version 2 is not known here", new Announced(KEY, value, "2")),
                Arguments.of("ModelReady can't be read", new Announced(KEY, Arrays.copyOf(value, value.length - 9),
                        "1")),
                Arguments.of("ModelReady can't be read", new Announced(KEY, "<model/>".getBytes(), "1")),
                Arguments.of("ModelReady can't be read", new Announced(KEY, new byte[0], "1")),
                Arguments.of("more than 8388608", new Announced(KEY, new byte[9 << 20], "1")),
                Arguments.of("the record's key is transaction-clusters/1/1, the manifest's transaction-clusters/1/8",
                        new Announced(KEY, EventJson.encode(ModelEvents.event(1, 8, 0.5)), "1")));
    }

    @Test
    void shouldReportRecordsThatNoVersionCanBeToldOf() {
        // When
        byte[] value = EventJson.encode(ModelEvents.event(1, 8, 0.5));
        publish(new Announced(null, value, "1"));
        publish(new Announced(ModelEvents.FAMILY + "/4/8", value, "1"));
        publish(new Announced("../../etc/1/8", value, "1"));

        // Then
        await().until(() -> refusals.seen.size() == 3);
        assertThat(refusals.seen).allMatch(
                refused -> refused.reason().equals("the record's key is not family/version/revision"));
        await().until(() -> refusedByMetric() == refusedBefore + 3);
        Served.version(1).body("state", equalTo("serving"));
        assertStillAnswers();
    }

    @Test
    void shouldRefuseEverythingThatIsReadAgain() {
        // When
        kafka.getConsumer("models-in").runOnPollingThread(consumer -> {
            consumer.seekToBeginning(consumer.assignment());
        }).await().atMost(Duration.ofSeconds(30));

        // Then
        await().atMost(Duration.ofSeconds(30)).until(
                () -> refusals.seen.stream().anyMatch(refused -> refused.reason().startsWith("a replay")));
        Served.version(1).body("state", equalTo("serving")).body("revision", equalTo(7));
        assertStillAnswers();
    }

    @Test
    void shouldLetTheLaterAnnouncementWinThoughItsRevisionIsLower() {
        // When
        publish(new Announced(ModelEvents.event(1, 3, 0.5)));

        // Then
        Served.awaitRevision(1, 3);
        Served.version(1).body("state", equalTo("serving"));
    }

    private static void assertStillAnswers() {
        given().contentType("application/json").body("{\"quantity\":0,\"price\":5}").post("/predict/model1").then()
                .statusCode(200).body("cluster", equalTo(70));
    }

    private static double refusedByMetric() {
        return given().get("/q/metrics").asString().lines()
                .filter(line -> line.startsWith("tillstream_serving_refusals_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    private static void publish(Announced announced) {
        try (Publisher publisher = Publisher.ofTest(Map.of("max.request.size", PlainTopic.MOST_BYTES))) {
            publisher.model(announced.key(), announced.value(), announced.schemaVersion());
        }
    }
}
