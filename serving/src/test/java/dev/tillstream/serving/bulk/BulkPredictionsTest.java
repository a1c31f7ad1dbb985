package dev.tillstream.serving.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(BulkPredictionsTest.Topics.class)
class BulkPredictionsTest {

    public static class Topics extends OwnTopics {}

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String TABLE = "text/csv";
    private static final String PROBLEM = "application/problem+json";
    private static final int MOST = 10_000;

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event(1, 3, 0.5));
            publisher.model(ModelEvents.event(2, 4, 0.75));
        }
    }

    @BeforeEach
    void awaitModels() {
        Served.awaitRevision(1, 3);
        Served.awaitRevision(2, 4);
    }

    @Test
    void shouldAnswerAnArrayInItsOrderByOneRevision() {
        // When
        JsonPath answer = post(JSON, """
                [{"quantity": 205, "price": 5}, {"price": 5, "quantity": 30, "country": "France"}]""").statusCode(200)
                .contentType(JSON).extract().jsonPath();

        // Then
        assertThat(answer.getMap("")).containsOnlyKeys("family", "version", "revision", "silhouette_score",
                "predictions");
        assertThat(answer.getInt("version")).isEqualTo(1);
        assertThat(answer.getInt("revision")).isEqualTo(3);
        assertThat(answer.getDouble("silhouette_score")).isEqualTo(0.5);
        assertThat(answer.getList("predictions.cluster")).containsExactly(32, 30);
        assertThat(answer.getMap("predictions[1]")).isEqualTo(Map.of("cluster", 30, "distance", 1.5f, "runnerUp", 31,
                "runnerUpDistance", 3.5f, "margin", 2.0f));
    }

    @Test
    void shouldTakeAnEmptyArray() {
        // Then
        post(JSON, "[]").statusCode(200).body("predictions", hasSize(0));
    }

    @Test
    void shouldTakeAsManyPointsAsAllowedAndNoMore() {
        // Given
        String most = points(MOST);

        // Then
        post(JSON, "[" + most + "]").statusCode(200).body("predictions", hasSize(MOST)).body("predictions.cluster",
                everyItem(equalTo(30)));
        post(JSON, "[" + most + "," + points(1) + "]").statusCode(413).contentType(PROBLEM).body("detail",
                containsString("more than 10000 points"));
    }

    @Test
    void shouldRefuseALongBody() {
        // Then
        post(JSON, "[" + " ".repeat(9 << 20) + "]").statusCode(413).contentType(PROBLEM).body("detail",
                equalTo("the body is longer than 8388608 bytes"));
        post(JSON, "{\"quantity\": 1, \"price\": 1, \"note\": \"" + "x".repeat(66_000) + "\"}").statusCode(413)
                .body("detail", equalTo("the body is longer than 65536 bytes"));
        post(TABLE, "quantity,price\n1," + "1".repeat(9 << 20)).statusCode(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "none", textBlock = """
            [{"quantity": 1, "price": 1}, {"quantity": 1}]                | price | is missing               | 1
            [{"quantity": 1, "price": "1"}]                               | price | is a text, not a number  | 0
            [{"quantity": 1, "price": 1}, {"quantity": 1, "price": 1e999}]| price | is infinite              | 1
            [{"quantity": 1, "price": 1}, 5]                              | none  | is not a JSON object     | 1
            [[1, 1]]                                                      | none  | is not a JSON object     | 0
            """)
    void shouldNameThePointAndTheFieldAtFault(String body, String field, String detail, int index) {
        // Then
        post(JSON, body).statusCode(400).contentType(PROBLEM)
                .body("type", equalTo("urn:tillstream:problem:invalid-input")).body("field", equalTo(field))
                .body("detail", equalTo("point " + index + ": " + (field == null ? "" : field + " ") + detail))
                .body("errors[0].field", equalTo(field)).body("errors[0].detail", equalTo(detail))
                .body("errors[0].index", equalTo(index));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5                                  | the body is neither a JSON object nor an array of objects
            [{"quantity": 1, "price": 1}       | the body is not JSON at line 1
            [{"quantity": 1, "price": 1}] []   | something follows the JSON array
            [{"quantity": 1, "price": 01}]     | the body is not JSON at line 1
            """)
    void shouldRefuseWhatIsNoArrayOfPoints(String body, String detail) {
        // Then
        post(JSON, body).statusCode(400).contentType(PROBLEM).body("detail", containsString(detail));
    }

    @Test
    void shouldTellTheFirstOfManyFaultsOnly() {
        // Then
        post(JSON, "[" + "{},".repeat(999) + "{}]").statusCode(400).body("errors", hasSize(20));
    }

    @Test
    void shouldAnswerLineByLineAndGoOnBehindABadLine() {
        // When
        List<String> answer = post(LINES, """
                {"quantity": 205, "price": 5}
                {"quantity": 5}

                nonsense
                {"quantity": 30, "price": 5}""").statusCode(200).contentType(LINES).extract().asString().lines()
                .toList();

        // Then
        assertThat(answer).containsExactly("""
                {"family":"transaction-clusters","version":1,"revision":3,"cluster":32,"distance":0.25,"runnerUp":31,\
                "runnerUpDistance":5.25,"margin":5.0,"silhouette_score":0.5}""", """
                {"line":2,"error":"price is missing","field":"price"}""", """
                {"line":4,"error":"the line is not JSON at column 9"}""", """
                {"family":"transaction-clusters","version":1,"revision":3,"cluster":30,"distance":1.5,"runnerUp":31,\
                "runnerUpDistance":3.5,"margin":2.0,"silhouette_score":0.5}""");
    }

    @Test
    void shouldTakeMoreLinesThanAnArrayHasPoints() {
        // Given
        String lines = points(1).concat("\r\n").repeat(3 * MOST);

        // When
        String answer = post(LINES, lines).statusCode(200).extract().asString();

        // Then
        assertThat(answer.lines().distinct()).hasSize(1);
        assertThat(answer.lines()).hasSize(3 * MOST);
    }

    @Test
    void shouldGoOnBehindALineThatIsTooLong() {
        // When
        String answer = post(LINES, " ".repeat(70_000) + "{}\n" + points(1)).statusCode(200).extract().asString();

        // Then
        assertThat(answer.lines()).hasSize(2).first().isEqualTo("{\"line\":1,\"error\":\"the line is too long\"}");
        assertThat(answer).contains("\"cluster\":30");
    }

    @Test
    void shouldAddTheAnswersColumnsToATable() {
        // When
        String answer = post(TABLE, "\uFEFFprice,\"the \"\"note\"\"\",quantity\r\n5,\"a, b\",205\r\n\r\n5.0,,3_0\r\n")
                .statusCode(200).contentType("text/csv;charset=UTF-8").extract().asString();

        // Then
        assertThat(answer).isEqualTo("""
                price,"the ""note""\",quantity,cluster,distance,runnerUp,runnerUpDistance,margin,version,revision
                5,"a, b",205,32,0.25,31,5.25,5.0,1,3
                5.0,,3_0,30,1.5,31,3.5,2.0,1,3
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "none", textBlock = """
            quantity,price\\n1,1\\n1,x\\n      | price    | is a text, not a number                   | 3
            quantity,price\\n1,\\n             | price    | is empty                                  | 2
            quantity,price\\n1\\n              | price    | is missing                                | 2
            quantity,price\\n1,NaN\\n          | price    | is NaN, not a number                      | 2
            quantity,price\\n1,2,3\\n          | none     | there are 3 values for 2 columns          | 2
            quantity\\n1\\n                    | price    | is not in the header                      | 1
            quantity,price,price\\n1,1,1\\n    | none     | the column 'price' is there twice         | 1
            quantity,price,margin\\n1,1,1\\n   | margin   | is a column of the answer and can't be one of the table | 1
            ``                                 | none     | there is no header                        | 1
            """)
    void shouldNameTheLineAndTheColumnAtFault(String table, String field, String detail, int line) {
        // Then
        post(TABLE, table.replace("\\n", "\n")).statusCode(400).contentType(PROBLEM).body("field", equalTo(field))
                .body("errors[0].detail", equalTo(detail)).body("errors[0].line", equalTo(line));
    }

    @Test
    void shouldRefuseATableWithTooManyRows() {
        // Then
        post(TABLE, "quantity,price\n" + "1,1\n".repeat(MOST)).statusCode(200);
        post(TABLE, "quantity,price\n" + "1,1\n".repeat(MOST + 1)).statusCode(413).contentType(PROBLEM)
                .body("detail", containsString("more than 10000 rows"));
    }

    @Test
    void shouldAnswerFromAllVersionsAtOnce() {
        // When
        JsonPath answer = given().contentType(JSON).body("{\"price\": 5, \"quantity\": 30, \"x\": 1}")
                .post("/v1/families/transaction-clusters/predict").then().statusCode(200).contentType(JSON).extract()
                .jsonPath();

        // Then
        assertThat(answer.getMap("input")).isEqualTo(Map.of("quantity", 30.0f, "price", 5.0f));
        assertThat(answer.getInt("best")).isEqualTo(2);
        assertThat(answer.getList("versions.version")).containsExactly(1, 2, 3);
        assertThat(answer.getMap("versions[1]")).isEqualTo(Map.of("version", 2, "state", "serving", "revision", 4,
                "silhouette_score", 0.75f, "cluster", 40, "distance", 1.5f, "runnerUp", 41, "runnerUpDistance", 3.5f,
                "margin", 2.0f));
        assertThat(answer.getMap("versions[2]")).isEqualTo(Map.of("version", 3, "state", "empty"));
    }

    @Test
    void shouldSayWhatIsWrongWithTheRequestToAllVersions() {
        // Then
        given().contentType(JSON).body("{\"quantity\": 5}").post("/v1/families/transaction-clusters/predict").then()
                .statusCode(400).contentType(PROBLEM).body("field", equalTo("price"));
        given().contentType(JSON).body("{}").post("/v1/families/tills/predict").then().statusCode(404);
        given().contentType(JSON).body("{}").post("/v1/families/customer-clusters/predict").then().statusCode(503)
                .header("Retry-After", "5");
    }

    @Test
    void shouldRefuseTextsForVersionsThatDoNotServe() {
        // Then
        for (String type : new String[]{LINES, TABLE}) {
            given().contentType(type).body(new byte[0]).post("/v1/families/transaction-clusters/versions/3/predict")
                    .then()
                    .statusCode(503).contentType(PROBLEM).header("Retry-After", "5");
            given().contentType(type).body(new byte[0]).post("/v1/families/tills/versions/1/predict").then()
                    .statusCode(404);
        }
        given().contentType("application/xml").body(new byte[0])
                .post("/v1/families/transaction-clusters/versions/1/predict")
                .then().statusCode(415).contentType(PROBLEM).body("field", nullValue());
    }

    @Test
    void shouldRefuseAContentTypeThatIsNone() {
        for (String type : List.of(";;;", "text/html, */*;q=0.1", "json")) {
            given().config(RestAssured.config().encoderConfig(
                    EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                    .header("Content-Type", type).body("{}".getBytes(StandardCharsets.UTF_8))
                    .post("/v1/families/transaction-clusters/versions/1/predict").then().statusCode(415)
                    .contentType(PROBLEM).body("status", equalTo(415));
        }
    }

    private static String points(int number) {
        return IntStream.range(0, number).mapToObj(i -> "{\"quantity\":5,\"price\":10.5}")
                .collect(Collectors.joining(","));
    }

    private static ValidatableResponse post(String mediaType, String body) {
        return given().contentType(mediaType).body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/families/transaction-clusters/versions/1/predict").then();
    }
}
