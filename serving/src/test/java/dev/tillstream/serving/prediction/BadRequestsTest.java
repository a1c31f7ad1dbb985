package dev.tillstream.serving.prediction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.common.http.TestHTTPResource;
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
@TestProfile(BadRequestsTest.Topics.class)
class BadRequestsTest {

    public static class Topics extends OwnTopics {}

    private static final String PROBLEM = "application/problem+json";
    private static final String POINT = "{\"quantity\":5,\"price\":10.5}";
    private static final String OWN_ROUTE = "/v1/families/transaction-clusters/versions/best/predict";

    @TestHTTPResource
    URI url;

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event(1, 1, 0.5));
        }
    }

    @BeforeEach
    void awaitModel() {
        Served.awaitRevision(1, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"quantity": 5}                     | is missing
            {"quantity": 5, "price": "10.5"}    | is a text, not a number
            {"quantity": 5, "price": true}      | is a truth value, not a number
            {"quantity": 5, "price": null}      | is null, not a number
            {"quantity": 5, "price": NaN}       | is NaN, not a number
            {"quantity": 5, "price": Infinity}  | is infinite
            {"quantity": 5, "price": -Infinity} | is infinite
            {"quantity": 5, "price": 1e999}     | is infinite
            {"quantity": 5, "price": ten}       | is not followed by valid JSON at line 1, column 30
            """)
    void shouldNameTheFieldAtFaultOnBothRoutes(String body, String detail) {
        for (String route : new String[]{"/predict/best", OWN_ROUTE}) {
            // When
            ValidatableResponse response = post(route, "application/json", body);

            // Then
            response.statusCode(400).contentType(PROBLEM)
                    .body("type", equalTo("urn:tillstream:problem:invalid-input"))
                    .body("title", equalTo("Bad Request")).body("status", equalTo(400))
                    .body("instance", equalTo(route)).body("field", equalTo("price"))
                    .body("errors[0].field", equalTo("price")).body("errors[0].detail", equalTo(detail));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "nonsense", "{\"quantity\":5,\"price\":10.5} {}"})
    void shouldRefuseWhatIsNotAJsonObject(String body) {
        // Then
        post("/predict/best", "application/json", body).statusCode(400).contentType(PROBLEM)
                .body("field", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void shouldRefuseOtherMediaTypes(String contentType) {
        // Then
        post("/predict/best", contentType, POINT).statusCode(415).contentType(PROBLEM)
                .body("detail", containsString("Content-Type: application/json"));
    }

    @Test
    void shouldRefuseAMalformedMediaType() throws Exception {
        // Given
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/predict/best")).header("Content-Type", "json;;=")
                .POST(BodyPublishers.ofString(POINT)).build();

        // When
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isBetween(400, 415);
        assertThat(response.headers().firstValue("Content-Type")).contains(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 200_000})
    void shouldRefuseABodyThatIsTooLong(int length) {
        // Given
        String body = POINT + " ".repeat(length - POINT.length());

        // Then
        post("/predict/best", "application/json", body).statusCode(413).contentType(PROBLEM);
    }

    @Test
    void shouldRefuseALongBodyOfUnknownLength() {
        // Given
        byte[] body = (POINT + " ".repeat(300_000)).getBytes();

        // Then
        given().contentType("application/json").body(new ByteArrayInputStream(body)).post("/predict/best").then()
                .statusCode(413);
    }

    @Test
    void shouldTakeTheLongestBodyThatIsAllowed() {
        // Then
        post("/predict/best", "application/json", POINT + " ".repeat(65_536 - POINT.length())).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/predict/model4", "/predict/model_1", "/predict/1", "/predict/BEST", "/predict",
            "/nowhere",
            "/v1/families/tills/versions/1/predict", "/v1/families/transaction-clusters/versions/4/predict"})
    void shouldNotFindWhatThereIsNot(String route) {
        // Then
        post(route, "application/json", POINT).statusCode(404).contentType(PROBLEM)
                .body("status", equalTo(404)).body("instance", equalTo(route));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/families/tills", "/v1/families/transaction-clusters/versions/0",
            "/v1/families/transaction-clusters/versions/best", "/models", "/predict/best/more"})
    void shouldNotFindOtherResources(String route) {
        // Then
        given().get(route).then().statusCode(404).contentType(PROBLEM).body("instance", equalTo(route));
    }

    @Test
    void shouldSayThatAMethodIsNotTaken() {
        // Then
        given().get("/predict/best").then().statusCode(405).contentType(PROBLEM).body("status", equalTo(405));
    }

    @Test
    void shouldSayThatAMediaTypeCanNotBeGiven() {
        // Then
        given().accept("image/png").get("/models/info").then().statusCode(406).contentType(PROBLEM);
    }

    @Test
    void shouldAskToComeBackForAVersionThatDoesNotServeYet() {
        // Then
        post("/predict/model2", "application/json", POINT).statusCode(503).contentType(PROBLEM)
                .header("Retry-After", "5").body("type", equalTo("urn:tillstream:problem:no-model"));
    }

    private static ValidatableResponse post(String route, String contentType, String body) {
        return given().config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(contentType, ContentType.TEXT)))
                .contentType(contentType).body(body).post(route).then();
    }
}
