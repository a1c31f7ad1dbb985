package dev.tillstream.trainer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.embeddedkafka.EmbeddedKafka;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.kmeans.TransactionClustersForTests;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.StoreSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A trainer that crashed after it had stored its models of all batches, and before it had announced them. */
@QuarkusTest
@TestProfile(TrainerRestartTest.AfterACrash.class)
@QuarkusTestResource(value = TrainerRestartTest.EarlierRun.class, restrictToAnnotatedClass = true)
class TrainerRestartTest {

    private static BatchFolder folder;

    @Inject
    TrainerConfig config;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void shouldAnnounceWhatIsStoredAndTrainOnlyWhenABatchIsAdded() throws Exception {
        try (Topic batches = new Topic(bootstrapServers, config.topics().batches());
                Topic models = new Topic(bootstrapServers, config.topics().models())) {
            // Given
            for (int version = 1; version <= 3; version++) {
                assertThat(models.newest("transaction-clusters/" + version + "/1", ModelReady.class).manifest()
                        .dataSize()).isEqualTo(90L * version / 3);
            }
            await().untilAsserted(() -> given().get("/training").then().body("state", equalTo("idle"))
                    .body("batches", equalTo(3)).body("trainings.size()", equalTo(0)));
            given().get("/q/health/ready").then().statusCode(200);
            // When
            BatchStored batch = folder.add(rows(30));
            batches.send(batch.id(), EventJson.encode(batch));
            // Then
            assertThat(models.newest("transaction-clusters/3/2", ModelReady.class).manifest().dataSize())
                    .isEqualTo(120);
            assertThat(models.keys()).containsExactlyInAnyOrder("transaction-clusters/1/1", "transaction-clusters/2/1",
                    "transaction-clusters/3/1", "transaction-clusters/1/2", "transaction-clusters/2/2",
                    "transaction-clusters/3/2");
        }
    }

    public static class AfterACrash implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trainer.settle", "50ms", "trainer.customer-clusters.enabled", "false",
                    "trainer.total-amount.enabled", "false",
                    "trainer.high-value-customer.enabled", "false", "trainer.quantity-category.enabled",
                    "false");
        }
    }

    /** Leaves batches, their announcements in transactions, and stored models. */
    public static class EarlierRun implements QuarkusTestResourceLifecycleManager {

        private EmbeddedKafka kafka;

        @Override
        public Map<String, String> start() {
            try {
                Path home = Files.createTempDirectory(Path.of("target"), "trainer-restart-test");
                kafka = EmbeddedKafka.builder().start();
                folder = new BatchFolder(home.resolve("batches"));
                for (int i = 0; i < 3; i++) {
                    folder.add(rows(30));
                }
                announce(folder.batches());
                store(home, TransactionClustersForTests.of(home.resolve("batches"), home.resolve("models")));
                return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers(), "trainer.batches-path",
                        home.resolve("batches").toString(), "trainer.models-path", home.resolve("models").toString());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private void announce(List<BatchStored> batches) {
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id",
                    "batcher");
            try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings, new StringSerializer(),
                    new ByteArraySerializer())) {
                producer.initTransactions();
                for (BatchStored batch : batches) {
                    producer.beginTransaction();
                    producer.send(new ProducerRecord<>("retail-batches", batch.id(), EventJson.encode(batch)));
                    producer.commitTransaction();
                }
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("retail-batches", "aborted", new byte[]{'?'}));
                producer.flush();
                producer.abortTransaction();
            }
        }

        private static void store(Path home, Family family) throws Exception {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            ModelPublication unheard = new ModelPublication(family,
                    new StoreSettings(home.resolve("models"), 10, 10_000),
                    new ModelTopics((key, value) -> {}, (key, value) -> {}, (key, value) -> {}), Clock.systemUTC());
            for (Candidate candidate : family.train(family.versions().slices(folder.batches()), pool)) {
                unheard.publish((Outcome.Trained) candidate.against(unheard.predecessors()));
            }
            pool.shutdown();
        }

        @Override
        public void stop() {
            kafka.close();
        }
    }

    private static List<double[]> rows(int count) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new double[]{i % 7 * (i % 3 == 0 ? 50 : 1), i % 5 / 2.0});
        }
        return rows;
    }
}
