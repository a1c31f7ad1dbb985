package dev.tillstream.serving.visitors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.RawRequest;
import dev.tillstream.serving.analytics.SystemTwoRoutesTest;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares the application of system 2's test, since another start would cost more than all that is asked here. */
@QuarkusTest
@TestProfile(SystemTwoRoutesTest.Topics.class)
class RecommendationsRouteTest {

    private static final String ROUTE = "/api/recommendations";
    private static final String FAMILY = "/v1/families/item-recommendations";

    @TestHTTPResource
    URI service;

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.recommendations(1, 5, 0.2));
            publisher.model(ModelEvents.recommendations(3, 6, 0.3));
        }
    }

    @BeforeEach
    void awaitModels() {
        await().until(() -> given().get(FAMILY + "/versions/3").path("revision") != null);
    }

    private static ValidatableResponse ask(Object... query) {
        return given().queryParams(query.length == 0
                ? Map.of()
                : query.length == 2
                        ? Map.of((String) query[0], query[1])
                        : Map.of((String) query[0], query[1],
                                (String) query[2], query[3]))
                .get(ROUTE).then();
    }

    /** The recorded contract. */
    @Test
    void shouldRecommendWhatGoesWithAnItem() {
        assertThat(ask("item", 10, "limit", 3).statusCode(200).contentType("application/json").extract().asString())
                .isEqualTo("{\"model\":\"recommendation_model_3\",\"version\":3,\"revision\":6,\"item\":10,"
                        + "\"known\":true,\"recommendations\":[{\"itemid\":20,\"score\":0.5,\"source\":\"neighbours\"},"
                        + "{\"itemid\":30,\"score\":0.25,\"source\":\"neighbours\"},"
                        + "{\"itemid\":40,\"score\":9.0,\"source\":\"popular\"}],\"metrics\":{\"recall_at_10\":0.3}}");
    }

    @Test
    void shouldRecommendToAVisitorByWhatWasSeen() {
        ask("visitor", 7, "version", 1).statusCode(200).body("known", equalTo(true), "version", equalTo(1),
                "recommendations.itemid", contains(30, 40));
        ask("visitor", 7, "item", 30).statusCode(200).body("recommendations.itemid", contains(40));
    }

    @Test
    void shouldRecommendWhatIsPopularToWhomNobodyKnows() {
        ask("visitor", 999).statusCode(200).body("known", equalTo(false), "visitor", equalTo(999),
                "recommendations.itemid", contains(40, 10, 30), "recommendations.source",
                contains("popular", "popular", "popular"));
        ask("item", 9007199254740992L, "limit", 1).statusCode(200).body("known", equalTo(false),
                "recommendations.itemid", contains(40));
        ask().statusCode(200).body("known", equalTo(false), "recommendations", hasSize(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            item    | -1               | is not a whole number from 0 to 9007199254740992
            item    | 1.5              | is not a whole number from 0 to 9007199254740992
            item    | 9007199254740993 | is not a whole number from 0 to 9007199254740992
            item    | 99999999999999999999 | is not a whole number from 0 to 9007199254740992
            visitor | NaN              | is not a whole number from 0 to 9007199254740992
            visitor | laptop           | is not a whole number from 0 to 9007199254740992
            limit   | 0                | is not a whole number from 1 to 100
            limit   | 101              | is not a whole number from 1 to 100
            """)
    void shouldNameTheParameterAtFault(String name, String value, String detail) {
        ask(name, value).statusCode(400).contentType("application/problem+json").body("field", equalTo(name),
                "errors.detail", contains(detail), "error", notNullValue());
    }

    @Test
    void shouldSayWhichVersionsThereAre() {
        ask("version", 4).statusCode(404);
        ask("version", 2).statusCode(503).header("Retry-After", "5");
    }

    /** As they stand on the line: a client of the tests would mend them. */
    @Test
    void shouldNeverFailOnOddQueries() throws IOException {
        String[] queries = {"?item=%00", "?item=%ZZ", "?item=%FF%FE", "?visitor=" + "9".repeat(3_000),
                "?visitor=" + "9".repeat(10_000), "?item=&visitor=", "?item=10&item=20", "?unknown=1", "?limit=%2B5",
                "?version=%F0%9F%98%80", "?item=1e3", "?limit=", "?item=+"};
        for (String query : queries) {
            assertThat(RawRequest.get(service, ROUTE + query)).as(query.substring(0, Math.min(40, query.length())))
                    .isBetween(200, 499);
        }
    }

    @Test
    void shouldAnswerOnTheRoutesOfFamilies() {
        given().contentType("application/json").body("{\"itemid\": 20}").post(FAMILY + "/versions/best/predict").then()
                .statusCode(200).body("version", equalTo(3), "recommendations.itemid", contains(30, 40, 10),
                        "recommendations.score", contains(0.5f, 9f, 5f));
        given().contentType("application/json")
                .body("{\"inputs\": [{\"name\": \"input\", \"shape\": [1, 1], \"datatype\": \"FP64\", \"data\": [20]}],"
                        + "\"outputs\": [{\"name\": \"item_1\"}, {\"name\": \"item_4\"}]}")
                .post("/v2/models/item-recommendations/infer").then().statusCode(200)
                .body("outputs[0].data", contains(30), "outputs[1].data", contains(-1));
        given().get(FAMILY + "/versions/3/cards").then().statusCode(200).body("notes[0]",
                containsString("looked at next in later sessions"), "sentence",
                equalTo("On rows that it was not trained on, recall_at_10 is 0.300."));
    }
}
