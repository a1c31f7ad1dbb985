package dev.tillstream.batcher;

import static dev.tillstream.batcher.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.tillstream.data.event.BatchStored;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BatcherTest.OwnTopics.class)
class BatcherTest {

    public static class OwnTopics implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String topic = "rows-" + UUID.randomUUID();
            return Map.of("batcher.topics.online-retail", topic, "batcher.topics.amazon-sales", topic + "-products",
                    "batcher.topics.retailrocket", topic + "-events", "batcher.batches-topic", topic + "-batches",
                    "batcher.group-id",
                    topic,
                    "batcher.instance-id", topic, "batcher.max-rows", "100", "batcher.path",
                    Path.of("target", topic).toString());
        }
    }

    @ApplicationScoped
    public static class Listener {
        private final List<BatchStored> stored = new CopyOnWriteArrayList<>();

        void hear(@Observes BatchStored batch) {
            stored.add(batch);
        }

        List<BatchStored> stored() {
            return stored;
        }
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    BatcherConfig config;

    @Inject
    Listener listener;

    @Test
    void shouldBatchTheTopicsRowsAndCountThem() {
        // Given
        int before = listener.stored().size();
        try (Producer<byte[], byte[]> producer = Rows.producer(bootstrapServers)) {
            // When
            Rows.send(producer, config.topics().get("online-retail"), Rows.generated(250));
            Rows.sendEndOfFile(producer, config.topics().get("online-retail"), 250);
        }

        // Then
        eventually().untilAsserted(() -> assertThat(listener.stored()).hasSize(before + 3));
        List<BatchStored> stored = listener.stored().subList(before, before + 3);
        assertThat(stored).extracting(BatchStored::rows).containsExactly(100, 100, 50);
        assertThat(stored).allSatisfy(batch -> assertThat(Files.size(config.path().resolve(batch.file())))
                .isEqualTo(batch.bytes()));
        String id = stored.get(2).id();
        eventually().untilAsserted(() -> RestAssured.get("/batches/" + id).then().statusCode(200)
                .body("rows", equalTo(50), "stored", equalTo(true), "closedBy", equalTo("END_OF_FILE")));
        RestAssured.get("/batches?dataset=online-retail&offset=1&limit=1").then().statusCode(200)
                .body("total", equalTo(before + 3), "batches.size()", equalTo(1), "batches[0].arrival", equalTo(1));
        RestAssured.get("/batches/totals").then().statusCode(200).body("[0].dataset", equalTo("online-retail"),
                "[0].batches", equalTo(before + 3));
        RestAssured.get("/q/metrics").then().statusCode(200).body(containsString("tillstream_batcher_rows_total"));
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        RestAssured.get("/batches/none-0-0").then().statusCode(404).contentType("application/problem+json")
                .body("detail", containsString("none-0-0"));
        RestAssured.get("/batches?limit=0").then().statusCode(400).contentType("application/problem+json")
                .body("field", equalTo("limit"));
        RestAssured.get("/batches?offset=-1").then().statusCode(400).body("field", equalTo("offset"));
    }

    @Test
    void shouldTellItsLag() {
        eventually().untilAsserted(() -> RestAssured.get("/q/metrics").then().statusCode(200)
                .body(containsString("kafka_consumer_fetch_manager_records_lag")));
    }

    @Test
    void shouldBeReadyOnceItWorks() {
        eventually().untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'batcher' }.status", equalTo("UP")));
    }
}
