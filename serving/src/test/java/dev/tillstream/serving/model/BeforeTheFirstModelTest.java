package dev.tillstream.serving.model;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tillstream.serving.OwnTopics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(BeforeTheFirstModelTest.Topics.class)
class BeforeTheFirstModelTest {

    public static class Topics extends OwnTopics {}

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @ValueSource(strings = {"/predict/best", "/predict/model1", "/predict/model2", "/predict/model3",
            "/v1/families/transaction-clusters/versions/best/predict",
            "/v1/families/transaction-clusters/versions/3/predict"})
    void shouldAskToComeBack(String route) {
        // Then
        given().contentType("application/json").body("{\"quantity\":5,\"price\":10.5}").post(route).then()
                .statusCode(503).contentType(PROBLEM).header("Retry-After", "5")
                .body("type", equalTo("urn:tillstream:problem:no-model")).body("status", equalTo(503))
                .body("instance", equalTo(route));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/categories", "/api/products", "/api/similar_products?name=cable",
            "/api/products_by_price?target_price=500"})
    void shouldAskToComeBackForProductsInBothForms(String route) {
        // Then
        String detail = "version best of product-clusters has no model yet";
        given().get(route).then().statusCode(503).contentType(PROBLEM).header("Retry-After", "5")
                .body("type", equalTo("urn:tillstream:problem:no-model")).body("detail", equalTo(detail))
                .body("error", equalTo(detail));
    }

    @Test
    void shouldHaveNoModelsToInformAbout() {
        // Then
        given().get("/models/info").then().statusCode(503).contentType(PROBLEM).header("Retry-After", "5");
    }

    @Test
    void shouldNotBeHealthyButInform() {
        // Then
        given().get("/health").then().statusCode(503).contentType("application/json").header("Retry-After", "5")
                .body("status", equalTo("waiting")).body("models.model_1", equalTo("empty"));
        given().get("/").then().statusCode(200).body("status", equalTo("waiting"));
        given().get("/v1/families").then().statusCode(200).body("families", hasSize(0));
        given().get("/v1/families/transaction-clusters").then().statusCode(200).body("versions", hasSize(3));
    }

    @Test
    void shouldBeAliveButNotReady() {
        // Then
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503)
                .body("checks.find { it.name == 'models' }.data.version_1", equalTo("empty"));
    }
}
