package dev.tillstream.serving.cards;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CardsRoutesTest.Topics.class)
class CardsRoutesTest {

    public static class Topics extends OwnTopics {}

    private static final String POINT = "{\"quantity\": 5, \"price\": 10.5}";
    private static final String VERSIONS = "/v1/families/transaction-clusters/versions/";

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event(1, 3, 0.5));
            publisher.model(ModelEvents.event(2, 4, 0.6));
            publisher.cards("nonsense", new byte[]{'{'});
            publisher.cards(ModelEvents.FAMILY + "/1/2", new byte[]{'{'});
            publisher.cards(ModelEvents.FAMILY + "/1/3", null);
            publisher.cards(CardEvents.of(ModelEvents.event(1, 3, 0.5).manifest(), 30, 31));
        }
    }

    @BeforeEach
    void awaitCards() {
        Served.awaitRevision(1, 3);
        Served.awaitRevision(2, 4);
        await().atMost(Duration.ofSeconds(30)).until(() -> cards("1").extract().statusCode() == 200);
    }

    @Test
    void shouldShowTheCardsOfTheRevisionInService() {
        // Then
        cards("1").statusCode(200).contentType("application/json").body("family", equalTo("transaction-clusters"))
                .body("revision", equalTo(3)).body("cards", hasSize(2)).body("cards.cluster", contains(30, 31))
                .body("cards[1].sentence", equalTo("cluster 31 of revision 3"))
                .body("cards[1].quartiles.quantity.median", equalTo(3.0f))
                .body("cards[1].countries[0].country", equalTo("France")).body("madeAt",
                        equalTo("2024-01-15T10:30:02Z"));
    }

    @Test
    void shouldSayThatTheyHaveNotComeYet() {
        // Then
        for (String version : new String[]{"2", "best"}) {
            cards(version).statusCode(404).contentType("application/problem+json")
                    .body("type", equalTo("urn:tillstream:problem:no-cards")).body("detail", equalTo(
                            "the cards of revision 4 of version 2 of transaction-clusters have not come yet"));
        }
        cards("3").statusCode(503).header("Retry-After", "5");
        cards("4").statusCode(404);
    }

    @Test
    void shouldForgetCardsThatAreRemoved() {
        // Given
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.cards(CardEvents.of(ModelEvents.event(2, 4, 0.6).manifest(), 40));
            await().atMost(Duration.ofSeconds(30)).until(() -> cards("2").extract().statusCode() == 200);

            // When
            publisher.cards(ModelEvents.FAMILY + "/2/4", null);
        }

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> cards("2").extract().statusCode() == 404);
    }

    @Test
    void shouldExplainAPredictionWhenAskedTo() {
        // Then
        predict("1/predict?explain=true", POINT).body("cluster", equalTo(30)).body("card.cluster", equalTo(30))
                .body("card.sentence", equalTo("cluster 30 of revision 3")).body("cardMissing", nullValue());
        predict("2/predict?explain=true", POINT).body("cluster", equalTo(40)).body("card", nullValue())
                .body("cardMissing", containsString("have not come yet"));
        predict("1/predict?explain=false", POINT).body(not(containsString("card")));
    }

    @Test
    void shouldExplainEachClusterOfManyOnce() {
        // Then
        predict("1/predict?explain=true", "[" + POINT + "," + POINT + ",{\"quantity\": 95, \"price\": 5}]")
                .body("predictions.cluster", contains(30, 30, 31)).body("cards.cluster", contains(30, 31))
                .body("cardMissing", nullValue());
        predict("1/predict?explain=true", "[{\"quantity\": 999, \"price\": 5}]").body("cards", hasSize(0))
                .body("cardMissing", equalTo("the trainer made no card of cluster 32 of revision 3"));
    }

    @Test
    void shouldExplainAllVersions() {
        // Then
        given().contentType("application/json").body(POINT)
                .post("/v1/families/transaction-clusters/predict?explain=true").then().statusCode(200)
                .body("versions[0].card.cluster", equalTo(30))
                .body("versions[1].cardMissing", containsString("have not come yet"));
    }

    @Test
    void shouldExplainLinesAndTables() {
        // Then
        given().contentType("application/x-ndjson").body(POINT.getBytes(StandardCharsets.UTF_8))
                .post(VERSIONS + "1/predict?explain=true").then()
                .statusCode(200).body(containsString("\"card\":{\"cluster\":30,"));
        given().contentType("text/csv").body("quantity,price\n5,10.5\n").post(VERSIONS + "1/predict?explain=true")
                .then().statusCode(200).body(containsString(",version,revision,card\n"))
                .body(containsString(",1,3,cluster 30 of revision 3\n"));
    }

    private static ValidatableResponse cards(String version) {
        return given().get(VERSIONS + version + "/cards").then();
    }

    private static ValidatableResponse predict(String route, String body) {
        return given().contentType("application/json").body(body).post(VERSIONS + route).then().statusCode(200);
    }
}
