package dev.tillstream.batcher;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

/** The service as it is packaged, a jar or a native executable. */
@QuarkusIntegrationTest
class BatcherIT {

    @Test
    void shouldBecomeReadyOverABrokerWithoutTopics() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        given().get("/batches").then().statusCode(200);
        given().get("/batches/none-0-0").then().statusCode(404).contentType("application/problem+json");
        given().get("/q/openapi").then().statusCode(200).body(containsString("/batches"));
    }
}
