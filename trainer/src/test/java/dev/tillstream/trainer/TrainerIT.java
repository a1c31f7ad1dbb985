package dev.tillstream.trainer;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

/** The service as it is packaged, a jar or a native executable. */
@QuarkusIntegrationTest
class TrainerIT {

    @Test
    void shouldBeIdleOverABrokerWithoutBatches() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        given().get("/training").then().statusCode(200).body("state", equalTo("idle"));
        given().get("/artefacts/none").then().statusCode(400).contentType("application/problem+json");
        given().get("/q/openapi").then().statusCode(200).body(containsString("/training"));
    }
}
