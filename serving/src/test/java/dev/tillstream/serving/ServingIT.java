package dev.tillstream.serving;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

/** The service as it is packaged, a jar or a native executable, over a broker that has no models yet. */
@QuarkusIntegrationTest
class ServingIT {

    @Test
    void shouldTellWhatItMissesAndShowItsPages() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        given().contentType(ContentType.JSON).body("{\"quantity\": 5.0, \"price\": 10.5}").post("/predict/best").then()
                .statusCode(503).contentType("application/problem+json").body("status", equalTo(503));
        given().accept(ContentType.HTML).get("/").then().statusCode(200).body(containsString("<html"));
        given().get("/openapi?format=json").then().statusCode(200).body("openapi", containsString("3."));
        given().get("/docs/").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("kafka_consumer"));
    }
}
