package dev.tillstream.serving.segmentation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.model.KMeansModel;
import dev.tillstream.data.model.Scaler;
import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SystemFourRoutesTest.Topics.class)
class SystemFourRoutesTest {

    public static class Topics extends OwnTopics {}

    private static final String CUSTOMER = "{\"TotalQuantity\": 100, \"TotalAmount\": 2000.0, \"NumInvoices\": 5}";

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.customers(1, 2));
            publisher.model(ModelEvents.customers(2, 7));
        }
    }

    @BeforeEach
    void awaitModels() {
        await().until(() -> given().get("/v1/families/customer-clusters/versions/2").path("revision") != null);
    }

    @Test
    void shouldAnswerWithTheClusterAndNothingElse() {
        // When
        String first = post("1", CUSTOMER).statusCode(200).contentType("application/json").extract().asString();
        String second = post("2", CUSTOMER).statusCode(200).extract().asString();

        // Then
        assertThat(first).isEqualTo("{\"cluster\":2}");
        assertThat(second).isEqualTo("{\"cluster\":7}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"TotalQuantity": 9000, "TotalAmount": 2000, "NumInvoices": 5}
            {"TotalQuantity": "9000", "TotalAmount": "2000.0", "NumInvoices": "5"}
            {"TotalQuantity": " 9_000 ", "TotalAmount": "+2e3", "NumInvoices": "5.0"}
            {"TotalQuantity": "9000.", "TotalAmount": "-.5", "NumInvoices": 5.0}
            {"NumInvoices": 5e0, "TotalQuantity": 9e3, "TotalAmount": -3, "Country": "France", "more": [1, {}]}
            """)
    void shouldTakeNumbersAndTextsAsPythonsFloatDoes(String body) {
        // Then
        post("1", body).statusCode(200).body("cluster", equalTo(3)).body("", aMapWithSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    {"TotalQuantity": 1, "NumInvoices": 5}                           | TotalAmount is missing
                    {"TotalQuantity": 1, "TotalAmount": "much", "NumInvoices": 5}    | TotalAmount is a text, not a number
                    {"TotalQuantity": 1, "TotalAmount": "", "NumInvoices": 5}        | TotalAmount is empty
                    {"TotalQuantity": 1, "TotalAmount": true, "NumInvoices": 5}      | TotalAmount is a truth value, not a number
                    {"TotalQuantity": 1, "TotalAmount": null, "NumInvoices": 5}      | TotalAmount is null, not a number
                    {"TotalQuantity": 1, "TotalAmount": [1], "NumInvoices": 5}       | TotalAmount is an array, not a number
                    {"TotalQuantity": 1, "TotalAmount": {}, "NumInvoices": 5}        | TotalAmount is an object, not a number
                    {"TotalQuantity": 1, "TotalAmount": "nan", "NumInvoices": 5}     | TotalAmount is NaN, not a number
                    {"TotalQuantity": 1, "TotalAmount": "-inf", "NumInvoices": 5}    | TotalAmount is infinite
                    {"TotalQuantity": 1, "TotalAmount": NaN, "NumInvoices": 5}       | TotalAmount is NaN, not a number
                    {"TotalQuantity": 1, "TotalAmount": "1e999", "NumInvoices": 5}   | TotalAmount is infinite
                    {"TotalQuantity": 1, "TotalAmount": 1e999, "NumInvoices": 5}     | TotalAmount is infinite
                    {"TotalQuantity": 1, "TotalAmount": 2, "NumInvoices": 5.5}       | NumInvoices is not a whole number
                    {"TotalQuantity": 1, "TotalAmount": 2, "NumInvoices": "5.5"}     | NumInvoices is not a whole number
                    {"TotalQuantity": 1, "TotalAmount": 2, "NumInvoices": "five"}    | NumInvoices is a text, not a number
                    []                                                               | the body is not a JSON object
                    5                                                                | the body is not a JSON object
                    {"TotalQuantity": 1, "TotalAmount": 2, "NumInvoices": 5} {}      | something follows the JSON object
                    """)
    void shouldSayInSystemFoursFormWhatIsWrong(String body, String error) {
        // Then
        post("1", body).statusCode(400).contentType("application/json").body("", equalTo(Map.of("error", error)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TotalQuantity=1&TotalAmount=2&NumInvoices=5", "{\"TotalQuantity\": 1"})
    void shouldRefuseWhatIsNotJson(String body) {
        // Then
        post("1", body).statusCode(400).body("", aMapWithSize(1)).body("error", containsString("JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/jsonl"})
    void shouldRefuseOtherMediaTypesInTheSameForm(String mediaType) {
        // Then
        post("1", CUSTOMER, mediaType).statusCode(415).contentType("application/json").body("", aMapWithSize(1))
                .body("error", containsString("Content-Type: application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=utf-8", "Application/JSON", "application/vnd.api+json"})
    void shouldTakeAllKindsOfJson(String mediaType) {
        // Then
        post("1", CUSTOMER, mediaType).statusCode(200);
    }

    @Test
    void shouldRefuseLongBodiesInTheSameForm() {
        // Given
        byte[] body = (CUSTOMER + " ".repeat(100_000)).getBytes();

        // Then
        given().contentType("application/json").body(body).post("/predict_cluster_model1").then().statusCode(413)
                .contentType("application/json").body("error", containsString("65536"));
        given().contentType("application/json").body(new ByteArrayInputStream(body)).post("/predict_cluster_model1")
                .then().statusCode(413).body("error", containsString("65536"));
    }

    @Test
    void shouldAskToComeBackForAVersionThatDoesNotServeYet() {
        // Then
        post("3", CUSTOMER).statusCode(503).contentType("application/json").header("Retry-After", "5").body("",
                equalTo(Map.of("error", "version 3 of customer-clusters has no model yet")));
    }

    @Test
    void shouldNotServeAModelOfOtherFeatures() {
        // Given
        KMeansModel model = new KMeansModel(List.of("TotalAmount", "TotalQuantity", "NumInvoices"),
                new Scaler(new double[3], new double[]{1, 1, 1}), new double[][]{{0, 0, 0}}, new int[]{0});

        // When
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event("customer-clusters", 3, 1, model, Map.of("silhouette", 0.9), 10));
        }

        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given()
                .get("/v1/families/customer-clusters/versions/3").then().body("state", equalTo("refused"))
                .body("refusal.reason", containsString("[TotalQuantity, TotalAmount, NumInvoices], not")));
    }

    @Test
    void shouldNotKnowOtherModels() {
        // Then
        post("4", CUSTOMER).statusCode(404);
        given().get("/predict_cluster_model1").then().statusCode(405);
    }

    private static ValidatableResponse post(String version, String body) {
        return post(version, body, "application/json");
    }

    private static ValidatableResponse post(String version, String body, String mediaType) {
        return given().config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(mediaType, ContentType.TEXT))).contentType(mediaType).body(body)
                .post("/predict_cluster_model" + version).then();
    }
}
