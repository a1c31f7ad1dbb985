package dev.tillstream.serving.prediction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.data.transaction.CustomerFeatures;
import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.model.ModelEvents;
import dev.tillstream.serving.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FamilyRoutesTest.Topics.class)
class FamilyRoutesTest {

    public static class Topics extends OwnTopics {}

    @BeforeAll
    static void publish() {
        KMeansModel customers = new KMeansModel(List.of("orders"), new Scaler(new double[]{0}, new double[]{1}),
                new double[][]{{0}, {10}}, new int[]{0, 1});
        KMeansModel byTotals = new KMeansModel(CustomerFeatures.NAMES,
                new Scaler(new double[]{100, 200, 5}, new double[]{50, 100, 2}), new double[][]{{0, 0, 0}, {9, 9, 9}},
                new int[]{0, 4});
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event("customers", 1, 1, customers, Map.of("silhouette", 0.1), 5));
            publisher.model(ModelEvents.event(1, 7, 0.5));
            publisher.model(ModelEvents.event(2, 7, 0.25));
            publisher.model(ModelEvents.event("customer-clusters", 3, 1, byTotals, Map.of("silhouette", 0.9), 5));
        }
    }

    @BeforeEach
    void awaitModels() {
        Served.awaitRevision(1, 7);
        Served.awaitRevision(2, 7);
    }

    @Test
    void shouldTellDistanceRunnerUpAndMargin() {
        // When
        JsonPath answer = given().contentType("application/json").body("{\"price\": 5, \"quantity\": 30}")
                .post("/v1/families/transaction-clusters/versions/1/predict").then().statusCode(200).extract()
                .jsonPath();

        // Then
        Map<String, Object> fields = answer.getMap("");
        assertThat(fields).containsOnlyKeys("family", "version", "revision", "cluster", "distance", "runnerUp",
                "runnerUpDistance", "margin", "silhouette_score");
        assertThat(answer.getInt("version")).isEqualTo(1);
        assertThat(answer.getInt("revision")).isEqualTo(7);
        assertThat(answer.getInt("cluster")).isEqualTo(70);
        assertThat(answer.getDouble("distance")).isEqualTo(1.5);
        assertThat(answer.getInt("runnerUp")).isEqualTo(71);
        assertThat(answer.getDouble("runnerUpDistance")).isEqualTo(3.5);
        assertThat(answer.getDouble("margin")).isEqualTo(2.0);
        assertThat(answer.getDouble("silhouette_score")).isEqualTo(0.5);
    }

    @Test
    void shouldAnswerFromAnotherFamilyWithItsOwnFeatures() {
        // Then
        given().contentType("application/json").body("{\"orders\": 9}")
                .post("/v1/families/customers/versions/best/predict")
                .then().statusCode(200).body("cluster", equalTo(1)).body("family", equalTo("customers"));
        given().contentType("application/json").body("{}").post("/v1/families/customers/versions/1/predict").then()
                .statusCode(400).body("field", equalTo("orders"));
    }

    @Test
    void shouldAnswerFromClustersOfCustomersBesideThoseOfTransactions() {
        // Given
        await().until(() -> given().get("/v1/families/customer-clusters").statusCode() == 200);

        // Then
        given().contentType("application/json")
                .body("{\"TotalQuantity\": 550, \"TotalAmount\": 1100.0, \"NumInvoices\": 23}")
                .post("/v1/families/customer-clusters/versions/best/predict").then().statusCode(200)
                .body("cluster", equalTo(4)).body("version", equalTo(3));
        given().contentType("application/json").body("{\"quantity\": 5.0, \"price\": 10.5}").post("/predict/best")
                .then().statusCode(200).body("model", equalTo("model_1"));
        given().get("/models/info").then().statusCode(200).body("model_3", nullValue());
    }

    @Test
    void shouldRefuseAPointTooFarForItsDistanceToBeANumber() {
        // Given
        KMeansModel narrow = new KMeansModel(List.of("x"), new Scaler(new double[]{0}, new double[]{1e-80}),
                new double[][]{{0}, {1}}, new int[]{0, 1});
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event("narrow", 1, 1, narrow, Map.of("silhouette", 0.1), 5));
        }
        await()
                .until(() -> given().get("/v1/families/narrow").statusCode() == 200);

        // Then
        given().contentType("application/json").body("{\"x\": 1e99}").post("/v1/families/narrow/versions/1/predict")
                .then().statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void shouldShowAllFamiliesWithTheirVersions() {
        // Then
        given().get("/v1/families").then().statusCode(200)
                .body("families.find { it.family == 'transaction-clusters' }.best", equalTo(1))
                .body("families.find { it.family == 'transaction-clusters' }.versions", hasSize(3))
                .body("families.find { it.family == 'customers' }.versions.state",
                        contains("serving", "empty", "empty"));
    }

    @Test
    void shouldShowAVersionsManifest() {
        // Then
        Served.version(2).statusCode(200).body("version", equalTo(2)).body("state", equalTo("serving"))
                .body("revision", equalTo(7)).body("offset", equalTo(2)).body("refusal", nullValue())
                .body("manifest.family", equalTo("transaction-clusters")).body("manifest.dataSize", equalTo(2000))
                .body("manifest.metrics.silhouette", equalTo(0.25f)).body("manifest.trainedAt",
                        equalTo("2024-01-15T10:30:00.987Z"))
                .body("manifest.features", contains("quantity", "price"));
    }

    @Test
    void shouldShowAVersionThatHasNoModel() {
        // Then
        Served.version(3).statusCode(200).body("state", equalTo("empty")).body("revision", nullValue())
                .body("manifest", nullValue());
    }
}
