package dev.tillstream.serving.info;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.serving.OwnTopics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenApiTest.Topics.class)
class OpenApiTest {

    public static class Topics extends OwnTopics {}

    private JsonPath api;

    @BeforeEach
    void read() {
        api = given().get("/openapi.json").jsonPath();
    }

    @Test
    void shouldDescribeEveryOperation() {
        // Then
        Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");
        assertThat(api.getString("openapi")).isEqualTo("3.1.0");
        assertThat(paths).containsOnlyKeys("/", "/api/categories", "/api/products",
                "/api/products_by_price", "/api/recommendations", "/api/similar_products", "/health", "/models/info",
                "/predict/{model}",
                "/predict/total_amount/{version}",
                "/predict/high_value_customer/{version}", "/predict/quantity_category/{version}",
                "/predict/visitor_segment/{version}", "/predict/purchase_intent/{version}",
                "/predict_cluster_model{version}", "/reconciliation", "/v1/families", "/v1/families/{family}",
                "/v1/families/{family}/members",
                "/v1/families/{family}/customers/{id}", "/v1/families/{family}/predict",
                "/v1/families/{family}/versions/{version}",
                "/v1/families/{family}/versions/{version}/cards", "/v1/families/{family}/versions/{version}/predict",
                "/v2", "/v2/health/live", "/v2/health/ready", "/v2/models/{name}", "/v2/models/{name}/infer",
                "/v2/models/{name}/ready", "/v2/models/{name}/versions/{version}",
                "/v2/models/{name}/versions/{version}/infer", "/v2/models/{name}/versions/{version}/ready");
        paths.forEach((path, operations) -> operations.values().forEach(
                operation -> assertThat(operation).as(path).containsKeys("summary", "operationId", "tags")));
    }

    @Test
    void shouldGiveAnExampleOfEveryRequestAndAnswer() {
        // When
        List<String> without = new ArrayList<>();
        Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            without.addAll(without(method + " " + path + " request", operation.get("requestBody")));
            Map<?, ?> responses = (Map<?, ?>) operation.get("responses");
            assertThat(responses).as(path).isNotEmpty();
            responses.forEach((status, response) -> {
                if (!status.equals("304")) {
                    without.addAll(without(method + " " + path + " " + status, response));
                }
            });
        }));

        // Then
        assertThat(without).isEmpty();
    }

    @Test
    void shouldNameTheErrorsOfPredictions() {
        // Then
        assertThat(api.getMap("paths.'/predict/{model}'.post.responses")).containsOnlyKeys("200", "400", "404", "413",
                "415", "503");
        assertThat(api.getMap("paths.'/predict_cluster_model{version}'.post.responses")).containsOnlyKeys("200", "400",
                "413", "415", "503");
        assertThat(api.getMap("components.responses")).containsKeys("InvalidInput", "NotFound", "TooLarge", "NotJson",
                "NoModelYet", "InvalidInputError");
        assertThat(api.getString("components.responses.InvalidInput.content.'application/problem+json'.schema.$ref"))
                .endsWith("/ProblemDetail");
        assertThat(api.getString("components.responses.InvalidInputError.content.'application/json'.schema.$ref"))
                .endsWith("/Error");
    }

    @Test
    void shouldTakeEveryMediaTypeOfPoints() {
        // Then
        String operation = "paths.'/v1/families/{family}/versions/{version}/predict'.post";
        assertThat(api.getMap(operation + ".requestBody.content")).containsOnlyKeys("application/json",
                "application/x-ndjson", "text/csv");
        assertThat(api.getMap(operation + ".responses.200.content")).containsOnlyKeys("application/json",
                "application/x-ndjson", "text/csv");
    }

    @Test
    void shouldDescribeAnswersAsTheyAre() {
        // Then
        assertThat(api.getMap("components.schemas.ClusterPrediction.properties")).containsOnlyKeys("family", "version",
                "revision", "cluster", "distance", "runnerUp", "runnerUpDistance", "margin", "silhouette_score",
                "card");
        assertThat(api.getMap("components.schemas.Card.properties")).containsKeys("sentence", "quartiles");
    }

    /** The media types that have no example; pages for people need none. */
    private List<String> without(String what, Object body) {
        if (body == null) {
            return List.of();
        }
        Map<?, ?> content = (Map<?, ?>) resolved((Map<?, ?>) body).get("content");
        if (content == null) {
            return List.of(what + " has no content");
        }
        List<String> without = new ArrayList<>();
        content.forEach((type, media) -> {
            Map<?, ?> described = (Map<?, ?>) media;
            if (!described.containsKey("example") && !described.containsKey("examples") && !type.equals("text/html")) {
                without.add(what + " " + type);
            }
        });
        return without;
    }

    private Map<?, ?> resolved(Map<?, ?> response) {
        Object reference = response.get("$ref");
        return reference == null
                ? response
                : api.getMap(((String) reference).substring(2).replace('/', '.'));
    }
}
