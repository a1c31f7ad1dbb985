package dev.tillstream.serving.info;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CompressionTest.Topics.class)
class CompressionTest {

    public static class Topics extends OwnTopics {}

    @BeforeEach
    void serve() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event(1, 1, 0.5));
        }
        Served.awaitRevision(1, 1);
    }

    @Test
    void shouldCompressInformationForThoseWhoAskForIt() {
        asItCame().header("Accept-Encoding", "gzip").get("/v1/families").then().statusCode(200)
                .header("Content-Encoding", equalTo("gzip"));
        given().header("Accept-Encoding", "gzip").get("/v1/families").then()
                .body("families[0].family", equalTo("transaction-clusters"));
        asItCame().header("Accept-Encoding", "identity").get("/v1/families").then().statusCode(200)
                .header("Content-Encoding", nullValue());
    }

    @Test
    void shouldNotCompressASinglePrediction() {
        asItCame().header("Accept-Encoding", "gzip").contentType("application/json")
                .body("{\"quantity\": 5.0, \"price\": 10.5}").post("/predict/best").then().statusCode(200)
                .header("Content-Encoding", nullValue()).body("model", equalTo("model_1"));
    }

    /** The client takes the header away where it decompresses. */
    private static RequestSpecification asItCame() {
        return given().config(RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }
}
