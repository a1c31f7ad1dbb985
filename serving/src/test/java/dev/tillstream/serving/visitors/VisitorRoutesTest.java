package dev.tillstream.serving.visitors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.analytics.SystemTwoRoutesTest;
import dev.tillstream.serving.model.ModelEvents;
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
class VisitorRoutesTest {

    private static final String JSON = "application/json";
    private static final String VISITOR = "{\"views\": 72, \"carts\": 0, \"purchases\": 0, \"items\": 0, \"sessions\": 0, "
            + "\"recency_days\": 0}";
    private static final String LOOK = "{\"session_views\": 10, \"session_items\": 3, \"item_views\": 2, "
            + "\"session_minutes\": 9, \"past_sessions\": 2, \"past_carts\": 1, \"past_purchases\": 0, "
            + "\"days_since_last\": 4}";

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.segments(1, 3, 5));
            publisher.model(ModelEvents.segments(3, 4, 7));
            publisher.model(ModelEvents.intents(1, 5, 0.6));
            publisher.model(ModelEvents.intents(3, 6, 0.7));
        }
    }

    @BeforeEach
    void awaitModels() {
        await().until(
                () -> given().get("/v1/families/purchase-intent/versions/3").path("revision") != null);
    }

    /** The recorded contract. */
    @Test
    void shouldAnswerWithTheSegment() {
        assertThat(predict("visitor_segment/v1", VISITOR).statusCode(200).contentType(JSON).extract().asString())
                .isEqualTo("{\"model\":\"visitor_segment_model_1\",\"version\":1,\"revision\":3,\"cluster\":6,"
                        + "\"distance\":3.0,\"runnerUp\":5,\"runnerUpDistance\":7.0,\"margin\":4.0,"
                        + "\"input\":{\"views\":72.0,\"carts\":0.0,\"purchases\":0.0,\"items\":0.0,\"sessions\":0.0,"
                        + "\"recency_days\":0.0},\"silhouette_score\":0.5}");
        predict("visitor_segment/v3", VISITOR).statusCode(200).body("model", equalTo("visitor_segment_model_3"),
                "cluster", equalTo(8));
    }

    /** The recorded contract. */
    @Test
    void shouldAnswerWithTheIntentAndItsProbability() {
        assertThat(predict("purchase_intent/v3", LOOK).statusCode(200).contentType(JSON).extract().asString())
                .isEqualTo("{\"model\":\"purchase_intent_model_3\",\"version\":3,\"revision\":6,"
                        + "\"prediction\":\"purchase-intent\",\"probability\":0.5,\"score\":0.0,"
                        + "\"probabilities\":{\"no-purchase-intent\":0.5,\"purchase-intent\":0.5},"
                        + "\"contributions\":{\"session_views\":10.0,\"session_items\":0.0,\"item_views\":0.0,"
                        + "\"session_minutes\":0.0,\"past_sessions\":0.0,\"past_carts\":0.0,\"past_purchases\":0.0,"
                        + "\"days_since_last\":0.0},\"input\":{\"session_views\":10.0,\"session_items\":3.0,"
                        + "\"item_views\":2.0,\"session_minutes\":9.0,\"past_sessions\":2.0,\"past_carts\":1.0,"
                        + "\"past_purchases\":0.0,\"days_since_last\":4.0},\"metrics\":{\"roc_auc\":0.7}}");
        predict("purchase_intent/v1", LOOK.replace("10", "8")).statusCode(200).body("model",
                equalTo("purchase_intent_model_1"), "prediction", equalTo("no-purchase-intent"));
    }

    @Test
    void shouldSayWhichVersionsThereAre() {
        predict("visitor_segment/v4", VISITOR).statusCode(404).body("detail",
                equalTo("there is no version 'v4', only v1, v2 and v3"));
        predict("visitor_segment/v2", VISITOR).statusCode(503).header("Retry-After", "5");
        predict("purchase_intent/v2", LOOK).statusCode(503).header("Retry-After", "5");
        predict("purchase_intent/best", LOOK).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    "session_items": 3   | "session_items": -1   | session_items  | is negative
                    "session_items": 3   | "session_items": "3"  | session_items  | is a text, not a number
                    "session_items": 3   | "session_items": null | session_items  | is null, not a number
                    "session_items": 3   | "session_items": NaN  | session_items  | is NaN, not a number
                    "session_items": 3,  | ``                    | session_items  | is missing
                    "days_since_last": 4 | "days_since_last": -9 | days_since_last | is negative
                    """)
    void shouldNameTheFieldAtFault(String part, String replacement, String field, String detail) {
        predict("purchase_intent/v1", LOOK.replace(part, replacement)).statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field), "errors.field", contains(field), "errors.detail", contains(detail));
    }

    @Test
    void shouldRefuseOtherFieldsAndMediaTypes() {
        predict("visitor_segment/v1", VISITOR.replace("{", "{\"age\": 3, ")).statusCode(400).body("errors.field",
                contains("age"), "errors.detail",
                contains("is not known, only views, carts, purchases, items, sessions, recency_days"));
        predict("visitor_segment/v1", LOOK).statusCode(400);
        predict("visitor_segment/v1", VISITOR.replace("72", "-72")).statusCode(400).body("errors.field",
                contains("views"));
        predict("visitor_segment/v1", "{}").statusCode(400).body("errors.field",
                contains("views", "carts", "purchases", "items", "sessions", "recency_days"));
        given().contentType("text/plain").body(LOOK).post("/predict/purchase_intent/v1").then().statusCode(415);
    }

    @Test
    void shouldAnswerOnTheRoutesOfFamilies() {
        String segments = "/v1/families/visitor-segments";
        given().contentType(JSON).body(VISITOR).post(segments + "/versions/3/predict").then().statusCode(200)
                .body("family", equalTo("visitor-segments"), "cluster", equalTo(8));
        given().contentType(JSON).body(VISITOR.replace("72", "-72")).post(segments + "/versions/3/predict").then()
                .statusCode(400).body("errors.field", contains("views"));
        given().contentType(JSON)
                .body("{\"inputs\": [{\"name\": \"input\", \"shape\": [1, 6], \"datatype\": \"FP64\", \"data\": "
                        + "[72, 0, 0, -1, 0, 0]}]}")
                .post("/v2/models/visitor-segments/infer").then().statusCode(400)
                .body("error", equalTo("point 0: items is negative"));
        String intents = "/v1/families/purchase-intent";
        given().contentType(JSON).body(LOOK).post(intents + "/versions/best/predict").then().statusCode(200)
                .body("version", equalTo(3), "prediction", equalTo("purchase-intent"));
        given().contentType(JSON).body(LOOK).post(intents + "/predict").then().statusCode(200).body("best", equalTo(3),
                "versions.state", contains("serving", "empty", "serving"));
    }

    @Test
    void shouldShowACardOfTheModelOfIntents() {
        given().get("/v1/families/purchase-intent/versions/3/cards").then().statusCode(200).body("family",
                equalTo("purchase-intent"), "classes.name", contains("no-purchase-intent", "purchase-intent"),
                "features[0].importance", equalTo(1f), "evaluation.heldOutBy", containsString("later time"), "notes[0]",
                containsString("time that came after"), "sentence", equalTo(
                        "What matters most is session_views (100 %); on rows that it was not trained on, roc_auc is 0.700."));
    }

    private static ValidatableResponse predict(String route, String body) {
        return given().contentType(JSON).body(body).post("/predict/" + route).then();
    }
}
