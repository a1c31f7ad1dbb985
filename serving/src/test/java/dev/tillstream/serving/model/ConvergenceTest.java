package dev.tillstream.serving.model;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.tillstream.serving.Served;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FilledTopic.class, restrictToAnnotatedClass = true)
class ConvergenceTest {

    @Test
    void shouldServeTheLatestOfEachVersionAfterAStart() {
        // When
        Served.awaitRevision(1, FilledTopic.REVISIONS);
        Served.awaitRevision(2, FilledTopic.REVISIONS);
        Served.awaitRevision(3, FilledTopic.REVISIONS);
        Served.awaitState(3, "degraded");

        // Then
        Served.version(1).body("state", equalTo("serving"));
        Served.version(3).body("refusal.revision", equalTo(FilledTopic.REVISIONS + 1));
        given().get("/q/health/ready").then().statusCode(200);
    }
}
