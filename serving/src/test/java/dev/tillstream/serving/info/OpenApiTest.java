package dev.tillstream.serving.info;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import dev.tillstream.serving.OwnTopics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenApiTest.Topics.class)
class OpenApiTest {

    public static class Topics extends OwnTopics {}

    @Test
    void shouldDescribeEveryOperationWithAnExampleAndItsErrors() {
        // When
        JsonPath api = given().get("/openapi.json").jsonPath();

        // Then
        Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");
        assertThat(paths).containsOnlyKeys("/", "/health", "/models/info", "/predict/{model}", "/reconciliation",
                "/v1/families", "/v1/families/{family}", "/v1/families/{family}/members",
                "/v1/families/{family}/customers/{id}", "/v1/families/{family}/versions/{version}",
                "/v1/families/{family}/versions/{version}/predict");
        paths.forEach((path, operations) -> operations.values().forEach(operation -> {
            assertThat(operation.toString()).as(path).contains("summary=", "example");
        }));
        assertThat(api.getMap("paths.'/predict/{model}'.post.responses")).containsOnlyKeys("200", "400", "404", "413",
                "415", "503");
        assertThat(api.getMap("components.responses")).containsKeys("InvalidInput", "NotFound", "TooLarge", "NotJson",
                "NoModelYet");
        assertThat(api.getString("components.responses.InvalidInput.content.'application/problem+json'.schema.$ref"))
                .endsWith("/ProblemDetail");
    }
}
