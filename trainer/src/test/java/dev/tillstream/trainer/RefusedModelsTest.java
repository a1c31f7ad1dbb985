package dev.tillstream.trainer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.event.ModelRefused;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.batches.BatchFolder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Rows that no model can be made from, then good ones, then such as the gate refuses. */
@QuarkusTest
@TestProfile(RefusedModelsTest.WithAGate.class)
class RefusedModelsTest {

    /** Topics and folders of its own, and rules that a lopsided clustering fails. */
    public static class WithAGate implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path home = Files.createTempDirectory(Path.of("target"), "refused-models-test");
                return Map.ofEntries(Map.entry("trainer.batches-path", home.resolve("batches").toString()),
                        Map.entry("trainer.models-path", home.resolve("models").toString()),
                        Map.entry("trainer.topics.batches", "refused-test-batches"),
                        Map.entry("trainer.topics.models", "refused-test-models"),
                        Map.entry("trainer.topics.models-refused", "refused-test-models-refused"),
                        Map.entry("trainer.topics.cards", "refused-test-cards"),
                        Map.entry("trainer.topics.progress", "refused-test-progress"),
                        Map.entry("trainer.settle", "50ms"), Map.entry("trainer.gate.min-balance", "0.4"),
                        Map.entry("trainer.transaction-clusters.leave-out.cancellations", "true"),
                        Map.entry("trainer.customer-clusters.enabled", "false"),
                        Map.entry("trainer.total-amount.enabled", "false"),
                        Map.entry("trainer.high-value-customer.enabled", "false"),
                        Map.entry("trainer.quantity-category.enabled", "false"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    TrainerConfig config;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void shouldSayWhyThereIsNoNewModelAndKeepTheLastGoodOne() throws Exception {
        BatchFolder folder = new BatchFolder(config.batchesPath());
        try (Topic batches = new Topic(bootstrapServers, config.topics().batches());
                Topic models = new Topic(bootstrapServers, config.topics().models());
                Topic refused = new Topic(bootstrapServers, config.topics().modelsRefused())) {
            // When
            announce(batches, folder.add(new double[]{6, 2.55, 1}));
            // Then
            assertThat(refused.newest("transaction-clusters/3", ModelRefused.class).reason())
                    .isEqualTo("no row is left to train on: {cancellations=1} of 1 are left out");
            // When
            announce(batches, folder.add(Collections.nCopies(5, new double[]{6, 2.55})));
            // Then
            assertThat(refused.newest("transaction-clusters/2", ModelRefused.class).reason())
                    .isEqualTo("1 distinct points are too few for 3 clusters");
            awaitRefused(3);
            assertThat(models.keys()).isEmpty();
            // When
            announce(batches, folder.add(threeGroups(900)));
            // Then
            ModelManifest good = models.newest("transaction-clusters/3/1", ModelReady.class).manifest();
            assertThat(good.dataSize()).isEqualTo(906);
            assertThat(good.rowsLeftOut()).isEqualTo(Map.of("cancellations", 1L));
            awaitRefused(0);
            // When
            announce(batches, folder.add(Collections.nCopies(30_000, new double[]{6, 2.55})));
            // Then
            awaitRefused(3);
            await().untilAsserted(() -> {
                refused.poll();
                ModelRefused lopsided = refused.newest("transaction-clusters/3", ModelRefused.class);
                assertThat(lopsided.dataSize()).isEqualTo(30_906);
                assertThat(lopsided.reason()).startsWith("balance: 0.").endsWith(", less than 0.4");
            });
            assertThat(models.keys()).containsExactlyInAnyOrder("transaction-clusters/1/1", "transaction-clusters/2/1",
                    "transaction-clusters/3/1");
            given().get("/training").then().body("state", equalTo("idle")).body("refused[2].version", equalTo(3))
                    .body("refused[2].rows", equalTo(30_906));
            assertThat(config.modelsPath().resolve("transaction-clusters/3/2")).doesNotExist();
        }
    }

    private static void awaitRefused(int versions) {
        await().untilAsserted(() -> given().get("/training").then().body("state", equalTo("idle"))
                .body("refused.size()", equalTo(versions)));
    }

    private static void announce(Topic batches, BatchStored batch) throws Exception {
        batches.send(batch.id(), EventJson.encode(batch));
    }

    private static List<double[]> threeGroups(int count) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(new double[]{row % 3 * 500 + row % 7, row % 3 * 50 + row % 5});
        }
        return rows;
    }
}
