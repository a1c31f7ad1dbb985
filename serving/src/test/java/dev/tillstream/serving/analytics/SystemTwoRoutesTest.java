package dev.tillstream.serving.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(SystemTwoRoutesTest.Topics.class)
public class SystemTwoRoutesTest {

    public static class Topics extends OwnTopics {}

    private static final String LINE = "{\"quantity\": 12, \"price\": 6, \"month\": 12, \"day\": 1, \"hour\": 0}";
    private static final String POINT = "{\"quantity\": 10, \"price\": 2, \"total_amount\": 20, \"month\": 6, "
            + "\"day\": 5, \"hour\": 23}";
    private static final String JSON = "application/json";
    private static final String FAMILY = "/v1/families/total-amount";

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            for (int version = 1; version <= 3; version++) {
                publisher.model(ModelEvents.highValues(version, 4, 0.4 + version / 10.0));
            }
            publisher.model(ModelEvents.quantities(1, 7, 0.9));
            publisher.model(ModelEvents.quantities(3, 8, 0.8));
            publisher.model(ModelEvents.amounts(1, 25, 0.9));
            publisher.model(ModelEvents.amounts(2, 50, 0.8));
        }
    }

    @BeforeEach
    void awaitModels() {
        await().until(() -> given().get(FAMILY + "/versions/2").path("revision") != null);
    }

    /** The recorded contract. */
    @Test
    void shouldAnswerWithTheAmountAndWhatMakesIt() {
        assertThat(post("v1", LINE).statusCode(200).contentType(JSON).extract().asString()).isEqualTo(
                "{\"model\":\"linear_model_1\",\"version\":1,\"revision\":25,\"prediction\":27.25,"
                        + "\"contributions\":{\"quantity\":4.0,\"price\":3.0,\"month\":0.0,\"day\":0.0,\"hour\":0.0},"
                        + "\"input\":{\"quantity\":12.0,\"price\":6.0,\"month\":12.0,\"day\":1.0,\"hour\":0.0},"
                        + "\"metrics\":{\"r2\":0.9,\"r2_baseline\":-0.01}}");
        post("v2", LINE).statusCode(200).body("model", equalTo("linear_model_2"), "prediction", equalTo(27.5f));
    }

    @Test
    void shouldShowACardOfTheModelInService() {
        given().get(FAMILY + "/versions/1/cards").then().statusCode(200).contentType(JSON)
                .body("family", equalTo("total-amount"), "revision", equalTo(25), "intercept", equalTo(20.25f),
                        "features.feature", contains("quantity", "price", "month", "day", "hour"),
                        "features.coefficient", contains(2.0f, 3.0f, 0.0f, 0.0f, 0.0f),
                        "features[0].importance", equalTo(8f / 14), "features[2].importance", equalTo(0f),
                        "evaluation.heldOutRows", equalTo(200), "metrics.r2", equalTo(0.9f),
                        "recipe.versions", equalTo("thirds"), "sentence",
                        equalTo("What matters most is quantity (57 %) "
                                + "and price (43 %); on rows that it was not trained on, r2 is 0.900 (baseline -0.010)."));
        await().untilAsserted(() -> given().get("/v1/families/high-value-customer/versions/best/cards").then()
                .statusCode(200).body("classes.name", contains("regular", "high-value"), "classes[1].from",
                        equalTo(100f), "features[0].importance", equalTo(1f)));
        given().get("/v1/families/quantity-category/versions/1/cards").then().statusCode(200)
                .body("classes.name", contains("low", "medium", "high"), "features[0].feature", equalTo("quantity"),
                        "features.importance.sum()", equalTo(1.0), "features[0].coefficient", nullValue(),
                        "notes[0]", containsString("the quantity is one of the inputs"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    "month": 12 | "month": 13            | month | is not a whole number from 1 to 12
                    "month": 12 | "month": 0             | month | is not a whole number from 1 to 12
                    "month": 12 | "month": 2.5           | month | is not a whole number from 1 to 12
                    "day": 1    | "day": 32              | day   | is not a whole number from 1 to 31
                    "hour": 0   | "hour": 24             | hour  | is not a whole number from 0 to 23
                    "hour": 0   | "hour": "0"            | hour  | is a text, not a number
                    "hour": 0   | "hour": null           | hour  | is null, not a number
                    , "hour": 0 | ``                     | hour  | is missing
                    "hour": 0   | "hour": 0, "year": 9   | year  | is not known, only quantity, price, month, day, hour
                    "price": 6  | "price": NaN           | price | is NaN, not a number
                    """)
    void shouldNameTheFieldAtFault(String part, String replacement, String field, String detail) {
        post("v1", LINE.replace(part, replacement)).statusCode(400).contentType("application/problem+json")
                .body("errors.field", contains(field), "errors.detail", contains(detail));
    }

    @Test
    void shouldSayWhichVersionsThereAre() {
        post("v4", LINE).statusCode(404).body("detail", equalTo("there is no version 'v4', only v1, v2 and v3"));
        post("v3", LINE).statusCode(503);
    }

    @Test
    void shouldAnswerOnTheRoutesOfFamilies() {
        family("/versions/best/predict", LINE).statusCode(200).body("family", equalTo("total-amount"), "version",
                equalTo(1), "revision", equalTo(25), "prediction", equalTo(27.25f), "contributions.price",
                equalTo(3f), "metrics.r2", equalTo(0.9f), "silhouette_score", nullValue());
        family("/versions/2/predict", "[" + LINE + "," + LINE + "]").statusCode(200).body("predictions.prediction",
                contains(27.5f, 27.5f), "metrics.r2", equalTo(0.8f));
        family("/predict?explain=true", LINE).statusCode(200).body("best", equalTo(1), "versions.state",
                contains("serving", "serving", "empty"), "versions[0].prediction", equalTo(27.25f),
                "versions[1].prediction", equalTo(27.5f), "versions[1].silhouette_score", nullValue());
        family("/versions/1/predict", LINE.replace("12,", "13,").replace("\"quantity\": 13", "\"quantity\": 12"))
                .statusCode(400).body("errors.field", contains("month"));
    }

    @Test
    void shouldAddColumnsToTables() {
        String table = given().contentType("text/csv").body("id,quantity,price,month,day,hour\nx,12,6,12,1,0\n")
                .post(FAMILY + "/versions/1/predict").then().statusCode(200).extract().asString();
        assertThat(table).isEqualTo("id,quantity,price,month,day,hour,prediction,contribution_quantity,"
                + "contribution_price,contribution_month,contribution_day,contribution_hour,version,revision\n"
                + "x,12,6,12,1,0,27.25,4.0,3.0,0.0,0.0,0.0,1,25\n");
    }

    @Test
    void shouldBeAModelOfTheOpenInferenceProtocol() {
        given().get("/v2/models/total-amount").then().statusCode(200).body("platform",
                equalTo("tillstream_linear-regression"), "inputs[0].shape", contains(-1, 5), "outputs.name",
                contains("prediction", "contribution_quantity", "contribution_price", "contribution_month",
                        "contribution_day", "contribution_hour"));
        infer("[12, 6, 12, 1, 0]").statusCode(200).body("outputs.find { it.name == 'prediction' }.data",
                contains(27.25f), "parameters.metrics.r2", equalTo(0.9f));
        infer("[12, 6, 13, 1, 0]").statusCode(400).body("error",
                equalTo("point 0: month is not a whole number from 1 to 12"));
    }

    /** The recorded contract. */
    @Test
    void shouldAnswerWithTheClassAndItsProbability() {
        assertThat(highValue(10, 6).statusCode(200).extract().asString()).isEqualTo(
                "{\"model\":\"logistic_model_batch_3\",\"version\":3,\"revision\":4,\"prediction\":\"high-value\","
                        + "\"probability\":0.5,\"score\":0.0,\"probabilities\":{\"regular\":0.5,\"high-value\":0.5},"
                        + "\"contributions\":{\"quantity\":10.0,\"price\":0.0,\"total_amount\":0.0,\"month\":0.0,"
                        + "\"day\":0.0,\"hour\":0.0},\"input\":{\"quantity\":10.0,\"price\":2.0,"
                        + "\"total_amount\":20.0,\"month\":6.0,\"day\":5.0,\"hour\":23.0},"
                        + "\"metrics\":{\"roc_auc\":0.7}}");
        highValue(9, 6).statusCode(200).body("prediction", equalTo("high-value"), "score", equalTo(-1f));
        highValue(8, 6).statusCode(200).body("prediction", equalTo("regular"));
        highValue(8, 13).statusCode(400).body("errors.field", contains("month"));
        given().contentType(JSON).body(LINE).post("/predict/high_value_customer/v3").then().statusCode(400)
                .body("errors.field", contains("total_amount"));
        given().contentType(JSON)
                .body("{\"inputs\": [{\"name\": \"input\", \"shape\": [1, 6], \"datatype\": \"FP64\", \"data\": "
                        + "[10, 2, 20, 6, 5, 23]}]}")
                .post("/v2/models/high-value-customer/infer").then().statusCode(200)
                .body("outputs[0].datatype", equalTo("BYTES"), "outputs[0].data", contains("high-value"));
    }

    /** Those that have no model yet say so. */
    @ParameterizedTest
    @CsvSource({"total_amount/v1, linear_model_1", "total_amount/v2, linear_model_2", "total_amount/v3,",
            "high_value_customer/v1, logistic_model_batch_1", "high_value_customer/v2, logistic_model_batch_2",
            "high_value_customer/v3, logistic_model_batch_3", "quantity_category/v1, rf_model_window_1",
            "quantity_category/v2,", "quantity_category/v3, rf_model_window_3"})
    void shouldAnswerOnAllNineRoutes(String route, String model) {
        // Given
        boolean amount = route.startsWith("total_amount");
        String fields = amount ? LINE : POINT;
        // Then
        if (model == null) {
            predict(route, fields).statusCode(503).header("Retry-After", "5");
            return;
        }
        predict(route, fields).statusCode(200).body("model", equalTo(model), "version",
                equalTo(Integer.parseInt(model.substring(model.length() - 1))), "contributions.size()",
                equalTo(amount ? 5 : 6), "input.hour", equalTo(amount ? 0f : 23f));
        predict(route, fields.replaceFirst("\"month\": \\d+", "\"month\": 13")).statusCode(400)
                .body("errors.field", contains("month"));
        predict(route, fields.replaceFirst("\"hour\": \\d+", "\"hour\": 24")).statusCode(400)
                .body("errors.field", contains("hour"), "errors.detail",
                        contains("is not a whole number from 0 to 23"));
        predict(route, fields.replaceFirst("\"day\": \\d+, ", "")).statusCode(400)
                .body("errors.field", contains("day"), "errors.detail", contains("is missing"));
        predict(route, fields.replaceFirst("\"day\": \\d+", "\"day\": \"first\"")).statusCode(400)
                .body("errors.field", contains("day"), "errors.detail", contains("is a text, not a number"));
        predict(route, fields.replace("{", "{\"year\": 2011, ")).statusCode(400).body("errors.field",
                contains("year"));
        given().contentType("text/plain").body(fields).post("/predict/" + route).then().statusCode(415);
    }

    /** The recorded contract. */
    @Test
    void shouldAnswerWithTheCategoryAndTheVotes() {
        assertThat(predict("quantity_category/v1", POINT).statusCode(200).contentType(JSON).extract().asString())
                .isEqualTo("{\"model\":\"rf_model_window_1\",\"version\":1,\"revision\":7,"
                        + "\"prediction\":\"medium\",\"probability\":0.5555555555555556,"
                        + "\"probabilities\":{\"low\":0.2222222222222222,\"medium\":0.5555555555555556,\"high\":0.2222222222222222},"
                        + "\"votes\":{\"low\":0.125,\"medium\":0.625,\"high\":0.25},"
                        + "\"contributions\":{\"quantity\":0.33333333333333337,\"price\":-0.125,\"total_amount\":0.0,"
                        + "\"month\":0.0,\"day\":0.0,\"hour\":0.0},\"input\":{\"quantity\":10.0,\"price\":2.0,"
                        + "\"total_amount\":20.0,\"month\":6.0,\"day\":5.0,\"hour\":23.0},"
                        + "\"metrics\":{\"macro_f1\":0.9}}");
        predict("quantity_category/v3", POINT.replace("10", "6")).statusCode(200).body("prediction", equalTo("low"),
                "revision", equalTo(8));
        predict("quantity_category/v3", POINT.replace("10", "1e99")).statusCode(200).body("prediction",
                equalTo("high"));
    }

    @Test
    void shouldVoteOnTheRoutesOfFamilies() {
        String family = "/v1/families/quantity-category";
        given().contentType(JSON).body(POINT).post(family + "/versions/best/predict?explain=true").then()
                .statusCode(200).body("family", equalTo("quantity-category"), "version", equalTo(1), "prediction",
                        equalTo("medium"), "votes.medium", equalTo(0.625f), "metrics.macro_f1", equalTo(0.9f));
        given().contentType(JSON).body("[" + POINT + "," + POINT.replace("10", "6") + "]")
                .post(family + "/versions/3/predict").then().statusCode(200)
                .body("predictions.prediction", contains("medium", "low"), "revision", equalTo(8));
        given().contentType(JSON).body(POINT).post(family + "/predict").then().statusCode(200).body("best",
                equalTo(1), "versions.state", contains("serving", "empty", "serving"), "versions[2].prediction",
                equalTo("medium"), "versions[2].votes.high", equalTo(0.25f));
        assertThat(given().contentType("text/csv").body("quantity,price,total_amount,month,day,hour\n10,2,20,6,5,23\n")
                .post(family + "/versions/1/predict").then().statusCode(200).extract().asString()).isEqualTo(
                        "quantity,price,total_amount,month,day,hour,prediction,probability,probability_low,"
                                + "probability_medium,probability_high,vote_low,vote_medium,vote_high,"
                                + "contribution_quantity,contribution_price,contribution_total_amount,"
                                + "contribution_month,contribution_day,contribution_hour,version,revision\n"
                                + "10,2,20,6,5,23,medium,0.5555555555555556,0.2222222222222222,0.5555555555555556,0.2222222222222222,0.125,0.625,0.25,0.33333333333333337,"
                                + "-0.125,0.0,0.0,0.0,0.0,1,7\n");
        given().get(family + "/versions/1").then().statusCode(200).body("manifest.classes.name",
                contains("low", "medium", "high"), "manifest.classes[1].from", equalTo(7f));
    }

    @Test
    void shouldHaveATensorForEachVote() {
        given().contentType(JSON)
                .body("{\"inputs\": [{\"name\": \"input\", \"shape\": [2, 6], \"datatype\": \"FP64\", \"data\": "
                        + "[10, 2, 20, 6, 5, 23, 13, 2, 20, 6, 5, 23]}]}")
                .post("/v2/models/quantity-category/infer").then().statusCode(200)
                .body("outputs[0].datatype", equalTo("BYTES"), "outputs[0].data", contains("medium", "high"),
                        "outputs.find { it.name == 'vote_medium' }.data", contains(0.625f, 0.125f),
                        "outputs.find { it.name == 'probability' }.data", contains(0.5555556f, 0.6666667f));
        given().get("/v2/models/quantity-category").then().statusCode(200).body("platform",
                equalTo("tillstream_random-forest"), "inputs[0].shape", contains(-1, 6), "outputs.name.size()",
                equalTo(14));
    }

    private static ValidatableResponse predict(String route, String body) {
        return given().contentType(JSON).body(body).post("/predict/" + route).then();
    }

    private static ValidatableResponse highValue(int quantity, int month) {
        return given().contentType(JSON)
                .body("{\"quantity\": " + quantity + ", \"price\": 2, \"total_amount\": 20, \"month\": " + month
                        + ", \"day\": 5, \"hour\": 23}")
                .post("/predict/high_value_customer/v3").then();
    }

    private static ValidatableResponse infer(String data) {
        return given().contentType(JSON)
                .body("{\"inputs\": [{\"name\": \"input\", \"shape\": [1, 5], \"datatype\": \"FP64\", \"data\": " + data
                        + "}]}")
                .post("/v2/models/total-amount/infer").then();
    }

    private static ValidatableResponse family(String path, String body) {
        return given().contentType(JSON).body(body).post(FAMILY + path).then();
    }

    private static ValidatableResponse post(String version, String body) {
        return given().contentType(JSON).body(body).post("/predict/total_amount/" + version).then();
    }
}
