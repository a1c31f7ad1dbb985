package dev.tillstream.trainer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.ModelArtefact;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.training.TrainingFinished;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service over a real broker. The tests follow each other, as a poisoned topic stays poisoned. */
@QuarkusTest
@TestProfile(TrainerTest.OwnTopicsAndFolders.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainerTest {

    /** Everything of its own. */
    public static class OwnTopicsAndFolders implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path home = Files.createTempDirectory(Path.of("target"), "trainer-test");
                return Map.ofEntries(Map.entry("trainer.batches-path", home.resolve("batches").toString()),
                        Map.entry("trainer.models-path", home.resolve("models").toString()),
                        Map.entry("trainer.topics.batches", "trainer-test-batches"),
                        Map.entry("trainer.topics.models", "trainer-test-models"),
                        Map.entry("trainer.topics.models-refused", "trainer-test-models-refused"),
                        Map.entry("trainer.topics.cards", "trainer-test-cards"),
                        Map.entry("trainer.topics.progress", "trainer-test-progress"),
                        Map.entry("trainer.settle", "50ms"), Map.entry("trainer.retry-after", "200ms"),
                        Map.entry("trainer.keep-revisions", "2"),
                        Map.entry("trainer.customer-clusters.enabled", "false"),
                        Map.entry("trainer.total-amount.enabled", "false"),
                        Map.entry("trainer.high-value-customer.enabled", "false"),
                        Map.entry("trainer.quantity-category.enabled", "false"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Singleton
    static class Trainings {
        private final List<TrainingFinished> finished = new CopyOnWriteArrayList<>();

        void on(@Observes TrainingFinished training) {
            finished.add(training);
        }
    }

    private static final Random RANDOM = new Random(5);
    private static BatchFolder folder;

    @Inject
    TrainerConfig config;
    @Inject
    Trainings trainings;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;
    private Topic batches;
    private Topic models;
    private Topic cards;
    private Topic progress;

    @BeforeEach
    void openTopics() {
        if (folder == null) {
            folder = new BatchFolder(config.batchesPath());
        }
        batches = new Topic(bootstrapServers, config.topics().batches());
        models = new Topic(bootstrapServers, config.topics().models());
        cards = new Topic(bootstrapServers, config.topics().cards());
        progress = new Topic(bootstrapServers, config.topics().progress());
    }

    @AfterEach
    void closeTopics() {
        batches.close();
        models.close();
        cards.close();
        progress.close();
    }

    @Test
    @Order(1)
    void shouldMakeItsTopicsWithTheRightSettings() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            assertThat(setting(admin, config.topics().models(), "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, config.topics().modelsRefused(), "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, config.topics().cards(), "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, config.topics().progress(), "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, config.topics().batches(), "retention.ms")).isEqualTo("-1");
        }
    }

    @Test
    @Order(2)
    void shouldTrainAndAnnounceThreeVersionsOfANewBatch() throws Exception {
        // When
        announce(folder.add(rows(1_000)));
        // Then
        for (int version = 1; version <= 3; version++) {
            String key = "transaction-clusters/" + version + "/1";
            ModelReady ready = models.newest(key, ModelReady.class);
            ModelManifest manifest = ready.manifest();
            assertThat(manifest.dataSize()).isEqualTo(1_000 * version / 3);
            assertThat(manifest.clusterSizes().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(manifest.dataSize());
            assertThat(manifest.artefactSha256()).isEqualTo(Sha256.of(ready.artefact()));
            assertThat(manifest.metric(ModelManifest.SILHOUETTE)).isBetween(0.0, 1.0);
            assertThat(manifest.recipe()).containsEntry("k", "3").containsEntry("versions", "thirds")
                    .containsEntry("scaling", "standard").containsEntry("leave-out", "none");
            assertThat(manifest.metrics()).containsKeys("inertia", "restarts_median_inertia", "restarts_worst_inertia",
                    "davies_bouldin", "calinski_harabasz", ModelManifest.BALANCE, ModelManifest.ROWS,
                    ModelManifest.DISTINCT_POINTS);
            assertThat(manifest.clusters()).extracting(ModelManifest.Cluster::cluster).containsExactly(0, 1, 2);
            ModelArtefact artefact = ArtefactJson.read(ready.artefact());
            assertThat(manifest.canonicalSha256()).isEqualTo(CanonicalDigest.of(artefact, manifest.recipe()));
            var predictor = artefact.predictor();
            assertThat(ready.probes()).isNotEmpty().allMatch(probe -> probe.agreesWith(predictor));
            assertThat(models.header(key, RecordHeaders.SCHEMA_VERSION)).isEqualTo("1");
        }
        Progress digested = progress.newest("trainer/retail-transactions/online-retail", Progress.class);
        assertThat(digested.counters()).containsEntry(Progress.DIGESTED, 1_000L);
    }

    @Test
    @Order(3)
    void shouldTrainAgainWhenABatchIsAddedAndRetireOldRevisions() throws Exception {
        // When
        announce(folder.add(rows(501)));
        assertThat(models.newest("transaction-clusters/3/2", ModelReady.class).manifest().dataSize()).isEqualTo(1_501);
        announce(folder.add(rows(499)));
        assertThat(models.newest("transaction-clusters/3/3", ModelReady.class).manifest().dataSize()).isEqualTo(2_000);
        // Then
        assertThat(models.newest("transaction-clusters/1/3", ModelReady.class).manifest().dataSize()).isEqualTo(666);
        assertThat(config.modelsPath().resolve("transaction-clusters/3/1")).doesNotExist();
        assertThat(config.modelsPath().resolve("transaction-clusters/3/2/model.pb")).isNotEmptyFile();
        assertThat(config.modelsPath().resolve("models_info.json")).content().contains("\"data_size\":2000");
        await().untilAsserted(() -> assertThat(trainings.finished).last().satisfies(training -> {
            assertThat(training.rows()).isEqualTo(2_000);
            assertThat(training.versions()).hasSize(3);
        }));
    }

    @Test
    @Order(4)
    void shouldIgnoreABatchThatIsAnnouncedAgain() throws Exception {
        // Given
        int before = trainings.finished.size();
        announce(folder.batches().get(0));
        // When
        announce(folder.add(rows(10)));
        // Then
        await().until(() -> trainings.finished.size() > before);
        assertThat(trainings.finished.get(before).rows()).isEqualTo(2_010);
    }

    @Test
    @Order(5)
    void shouldTellWhatItDidOverRest() {
        await().untilAsserted(() -> given().get("/training").then().statusCode(200).body("state", equalTo("idle"))
                .body("rowsDigested", equalTo(2_010)).body("batches", equalTo(4)).body("failures.size()", equalTo(0))
                .body("trainings[0].versions[2].rows", equalTo(2_010))
                .body("trainings[0].versions[2].revision", equalTo(4)));
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    @Order(8)
    void shouldTrainNowWhenAskedAndTellOfTheRun() {
        // When
        int run = given().post("/training?all=true").then().statusCode(202).header("Location", endsWith("/training"))
                .body("causes", hasItem("request"), "all", equalTo(true)).extract().path("run");
        // Then
        await().untilAsserted(() -> given().get("/training").then().body("state", equalTo("idle"))
                .body("trainings[0].run", equalTo(run)).body("trainings[0].causes", hasItem("request"))
                .body("trainings[0].versions.revision", contains(5, 5, 5))
                .body("trainings[0].versions[0].metrics.churn", equalTo(0.0f))
                .body("trainings[0].log.text", hasItem(containsString("version=3 revision=5 announced"))));
        // When
        int next = given().post("/training").then().statusCode(202).extract().path("run");
        // Then
        await().untilAsserted(() -> given().get("/training").then().body("trainings[0].run", equalTo(next))
                .body("trainings[0].versions.size()", equalTo(0)).body("trainings[0].failure", nullValue()));
    }

    @Test
    @Order(9)
    void shouldDocumentItsOperationsWithExamples() {
        given().accept("application/json").get("/q/openapi").then().statusCode(200).body(
                "paths.'/training'.get.responses.'200'.content.'application/json'.examples", hasKey("second training"),
                "paths.'/training'.post.responses.'202'.content.'application/json'.examples", hasKey("waits"),
                "paths.'/training'.post.responses.'409'.content", hasKey("application/problem+json"),
                "paths.'/training'.post.responses.'503'.content", hasKey("application/problem+json"),
                "paths.'/artefacts/{sha256}'.get.responses.'200'.content.'application/json'.examples",
                hasKey("k-means"),
                "paths.'/artefacts/{sha256}'.get.responses.'404'.content", hasKey("application/problem+json"));
    }

    @Test
    @Order(5)
    void shouldLetCardsFollowEachModelAndGoWithIt() {
        ModelManifest manifest = models.newest("transaction-clusters/3/4", ModelReady.class).manifest();
        ClusterCards newest = cards.newest("transaction-clusters/3/4", ClusterCards.class);
        assertThat(newest.artefactSha256()).isEqualTo(manifest.artefactSha256());
        assertThat(newest.rowsWithoutDetails()).isZero();
        assertThat(newest.cards()).extracting(ClusterCards.Card::cluster, ClusterCards.Card::rows)
                .containsExactlyElementsOf(manifest.clusters().stream().map(cluster -> tuple(cluster.cluster(), cluster
                        .rows())).toList());
        assertThat(newest.cards()).allSatisfy(card -> {
            assertThat(card.countries()).extracting(ClusterCards.TypicalCountry::country)
                    .containsExactly("United Kingdom");
            assertThat(card.products()).extracting(ClusterCards.TypicalProduct::stockCode).containsExactly("85123A");
            assertThat(card.sentence()).startsWith("Cluster " + card.cluster() + " holds ");
        });
        await().untilAsserted(() -> {
            cards.poll();
            assertThat(cards.isRemoved("transaction-clusters/3/1")).isTrue();
        });
        await().untilAsserted(() -> given().get("/training").then().body("trainings[0].log.text",
                hasItem(containsString("version=3 revision=4 cards=3 announced"))));
    }

    @Test
    @Order(6)
    void shouldHandOutArtefactsByTheirDigest() {
        ModelReady ready = models.newest("transaction-clusters/3/4", ModelReady.class);
        String path = "/artefacts/" + ready.manifest().artefactSha256();
        String tag = '"' + ready.manifest().artefactSha256() + '"';
        byte[] artefact = given().get(path).then().statusCode(200).contentType("application/json")
                .header("ETag", tag).header("Cache-Control", containsString("immutable")).extract().asByteArray();
        assertThat(artefact).isEqualTo(ready.artefact());
        given().header("If-None-Match", tag).get(path).then().statusCode(304);
    }

    @ParameterizedTest
    @Order(7)
    @CsvSource({"0000000000000000000000000000000000000000000000000000000000000000,404", "0123abcd,400",
            "..%2F..%2Fmodels_info.json,400", "%2e%2e%2f%2e%2e%2fetc%2fpasswd,400",
            "ABCDEF0000000000000000000000000000000000000000000000000000000000,400"})
    void shouldAnswerWithAProblemWhereThereIsNoArtefact(String digest, int status) {
        given().urlEncodingEnabled(false).get("/artefacts/" + digest).then().statusCode(status)
                .contentType("application/problem+json").body("status", equalTo(status));
    }

    @Test
    @Order(10)
    void shouldKeepTheOldModelsWhileABatchFileIsMissingAndGoOnWhenItIsBack() throws Exception {
        // Given
        BatchStored batch = folder.add(rows(20));
        Path elsewhere = folder.file(batch).resolveSibling("elsewhere");
        Files.move(folder.file(batch), elsewhere);
        // When
        announce(batch);
        // Then
        await().untilAsserted(() -> given().get("/training").then().body("failures[0].dataset",
                equalTo("online-retail")));
        given().get("/q/health/well").then().statusCode(503);
        given().get("/q/health/ready").then().statusCode(200);
        assertThat(models.keys()).doesNotContain("transaction-clusters/3/6");
        // When
        Files.move(elsewhere, folder.file(batch));
        // Then
        assertThat(models.newest("transaction-clusters/3/6", ModelReady.class).manifest().dataSize()).isEqualTo(2_030);
        await().untilAsserted(() -> given().get("/q/health/well").then().statusCode(200));
    }

    @Test
    @Order(11)
    void shouldStopVisiblyAtARecordThatIsNoBatch() throws Exception {
        // When
        batches.send("key", new byte[]{'?'});
        // Then
        await().atMost(Duration.ofSeconds(10)).untilAsserted(
                () -> given().get("/training").then().body("state", equalTo("failed")));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/well").then().statusCode(503);
        given().post("/training").then().statusCode(409).contentType("application/problem+json").body("detail",
                containsString("announces no batch"));
    }

    private void announce(BatchStored batch) throws Exception {
        batches.send(batch.id(), EventJson.encode(batch));
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    }

    private static List<double[]> rows(int count) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int large = RANDOM.nextInt(40) == 0 ? 100 : 1;
            rows.add(new double[]{(RANDOM.nextInt(24) - 2) * large, RANDOM.nextInt(900) / 100.0 * large});
        }
        return rows;
    }
}
