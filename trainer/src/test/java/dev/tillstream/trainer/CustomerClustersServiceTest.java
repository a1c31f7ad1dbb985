package dev.tillstream.trainer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.ClusterMembers;
import dev.tillstream.data.model.MembersJson;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.customers.CustomerRows;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both families in one service. */
@QuarkusTest
@TestProfile(CustomerClustersServiceTest.OwnTopicsAndFolders.class)
class CustomerClustersServiceTest {

    public static class OwnTopicsAndFolders implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path home = Files.createTempDirectory(Path.of("target"), "customers-test");
                return Map.of("trainer.batches-path", home.resolve("batches").toString(), "trainer.models-path",
                        home.resolve("models").toString(), "trainer.topics.batches", "customers-test-batches",
                        "trainer.topics.models", "customers-test-models", "trainer.topics.models-refused",
                        "customers-test-models-refused", "trainer.topics.cards", "customers-test-cards",
                        "trainer.topics.progress", "customers-test-progress", "trainer.settle", "50ms",
                        "trainer.customer-clusters.k", "2");
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
    void shouldAnnounceClustersOfCustomersBesideThoseOfTransactionsAndSayWhoIsInThem() throws Exception {
        BatchFolder folder = new BatchFolder(config.batchesPath());
        try (Topic batches = new Topic(bootstrapServers, config.topics().batches());
                Topic models = new Topic(bootstrapServers, config.topics().models());
                Topic cards = new Topic(bootstrapServers, config.topics().cards())) {
            // When
            BatchStored batch = folder.addRows(rows());
            batches.send(batch.id(), EventJson.encode(batch));
            // Then
            ModelManifest manifest = models.newest("customer-clusters/3/1", ModelReady.class).manifest();
            assertThat(manifest.features()).containsExactly("TotalQuantity", "TotalAmount", "NumInvoices");
            assertThat(manifest.dataSize()).isEqualTo(batch.rows());
            assertThat(manifest.rowsLeftOut()).isEqualTo(Map.of("no-customer", 30L));
            assertThat(manifest.recipe()).containsEntry("k", "2").containsEntry("leave-out", "no-customer");
            assertThat(models.newest("transaction-clusters/3/1", ModelReady.class).manifest().membersSha256()).isNull();
            for (int version = 1; version <= 3; version++) {
                ModelReady ready = models.newest("customer-clusters/" + version + "/1", ModelReady.class);
                assertThat(ready.probes()).isNotEmpty()
                        .allMatch(probe -> probe.agreesWith(ArtefactJson.read(ready.artefact()).predictor()));
            }
            ClusterCards card = cards.newest("customer-clusters/3/1", ClusterCards.class);
            assertThat(card.rows()).isEqualTo(30);
            byte[] bytes = given().get("/artefacts/" + manifest.membersSha256()).then().statusCode(200).extract()
                    .asByteArray();
            assertThat(Sha256.of(bytes)).isEqualTo(manifest.membersSha256());
            ClusterMembers members = MembersJson.read(bytes);
            assertThat(members.clusters().values()).extracting(ClusterMembers.Members::size)
                    .containsExactlyElementsOf(manifest.clusterSizes());
            int ofLast = members.clusters().lastKey();
            List<String> named = members.clusters().get(ofLast).named();
            given().get("/members/customer-clusters/3/" + ofLast + "?limit=2").then().statusCode(200)
                    .body("members", contains(named.get(0), named.get(1))).body("size", equalTo(named.size()))
                    .body("revision", equalTo(1)).body("next", equalTo(named.get(1)));
            given().get("/members/customer-clusters/3/" + ofLast + "?after=" + named.get(1)).then().statusCode(200)
                    .body("members", equalTo(named.subList(2, named.size()))).body("next", nullValue());
            given().get("/members/transaction-clusters/3/0").then().statusCode(404);
            given().get("/members/customer-clusters/3/77").then().statusCode(404);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().get("/training").then()
                    .body("state", equalTo("idle")).body("trainings[0].versions.family.unique()",
                            containsInAnyOrder("customer-clusters", "transaction-clusters", "total-amount",
                                    "high-value-customer", "quantity-category"))
                    .body("trainings[0].versions.size()", equalTo(13)));
            given().get("/q/health/well").then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"nothing/3/0,404", "..%2Fdigests/3/0,404", "customer-clusters/4/0,404", "customer-clusters/3/x,404",
            "customer-clusters/3/0?limit=0,400", "customer-clusters/3/0?limit=10001,400",
            "customer-clusters/3/0?limit=x,400"})
    void shouldAnswerWithAProblemWhereThereIsNoCluster(String path, int status) {
        given().urlEncodingEnabled(false).get("/members/" + path).then().statusCode(status)
                .contentType("application/problem+json").body("status", equalTo(status));
    }

    @Test
    void shouldDocumentTheMembersWithExamples() {
        given().accept("application/json").get("/q/openapi").then().statusCode(200).body(
                "paths.'/members/{family}/{version}/{cluster}'.get.responses.'200'.content.'application/json'.examples",
                hasKey("customers"),
                "paths.'/members/{family}/{version}/{cluster}'.get.responses.'404'.content",
                hasKey("application/problem+json"));
    }

    private static List<Transaction> rows() {
        List<Transaction> rows = new ArrayList<>();
        for (int i = 0; i < 330; i++) {
            int customer = i % 11 == 10 ? -1 : i % 30;
            rows.add(CustomerRows.row(customer < 0 ? null : "C" + customer, Integer.toString(500_000 + i / 2),
                    (i % 7 + 1) * (customer % 5 == 0 ? 100 : 1), 1 + i % 4));
        }
        return rows;
    }
}
