package dev.tillstream.ingest.deadletter;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutKafkaTest.NoKafka.class)
class WithoutKafkaTest {

    private static final String LETTER = "/dead-letters/retail-transactions-dlq-0-17";

    /** A service whose broker is not there. */
    public static class NoKafka implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "ingest.upload-folder", "target/without-kafka");
        }
    }

    @Test
    void shouldAnswerAProblemThatSaysWhenToTryAgain() {
        for (Response response : List.of(get("/dead-letters"), get(LETTER), given().post(LETTER + "/replay"),
                given().contentType(ContentType.JSON).body("{}").put(LETTER))) {
            response.then().statusCode(503).contentType("application/problem+json").header("Retry-After", "5")
                    .body("status", equalTo(503), "title", equalTo("Kafka can't be used"), "detail",
                            startsWith("try again later: "));
        }
    }
}
