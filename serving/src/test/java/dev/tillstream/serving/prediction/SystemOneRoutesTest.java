package dev.tillstream.serving.prediction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SystemOneRoutesTest.Topics.class)
class SystemOneRoutesTest {

    public static class Topics extends OwnTopics {}

    @BeforeAll
    static void publish() {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event(1, 1, 0.742, 178_234));
            publisher.model(ModelEvents.event(2, 2, 0.9));
            publisher.model(ModelEvents.event(3, 3, -0.1));
        }
    }

    @BeforeEach
    void awaitModels() {
        Served.awaitRevision(1, 1);
        Served.awaitRevision(2, 2);
        Served.awaitRevision(3, 3);
    }

    @ParameterizedTest
    @CsvSource({"model1,model_1,10,0.742", "model2,model_2,20,0.9", "model3,model_3,30,-0.1", "best,model_2,20,0.9"})
    void shouldPredictInSystemOnesFields(String route, String model, int firstCluster, String silhouette) {
        // When
        String body = predict(route, "{\"quantity\": 5.0, \"price\": 10.5}").then().statusCode(200)
                .contentType("application/json").extract().asString();

        // Then
        assertThat(body).isEqualTo("{\"model\":\"" + model + "\",\"cluster\":" + firstCluster
                + ",\"input\":{\"quantity\":5.0,\"price\":10.5},\"silhouette_score\":" + silhouette + "}");
    }

    @Test
    void shouldFindTheNearestCluster() {
        // Then
        predict("model1", "{\"quantity\": 49, \"price\": 5}").then().body("cluster", equalTo(10));
        predict("model1", "{\"quantity\": 51, \"price\": 5}").then().body("cluster", equalTo(11));
        predict("model1", "{\"quantity\": 9999, \"price\": 5, \"country\": \"France\"}").then()
                .body("cluster", equalTo(12));
    }

    @Test
    void shouldDescribeTheModels() {
        // When
        String body = given().get("/models/info").then().statusCode(200).extract().asString();

        // Then
        assertThat(body).isEqualTo("{\"model_1\":{\"data_size\":178234,\"silhouette_score\":0.742,"
                + "\"training_time\":\"2024-01-15T10:30:00\"},\"model_2\":{\"data_size\":2000,\"silhouette_score\":0.9,"
                + "\"training_time\":\"2024-01-15T10:30:00\"},\"model_3\":{\"data_size\":3000,\"silhouette_score\":-0.1,"
                + "\"training_time\":\"2024-01-15T10:30:00\"}}");
    }

    @Test
    void shouldBeHealthy() {
        // When
        String body = given().get("/health").then().statusCode(200).extract().asString();

        // Then
        assertThat(body).isEqualTo("{\"status\":\"healthy\",\"models\":"
                + "{\"model_1\":\"serving\",\"model_2\":\"serving\",\"model_3\":\"serving\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/html", "image/png"})
    void shouldInformProgramsAtTheFrontDoor(String accept) {
        // Then
        given().accept(accept).get("/").then().statusCode(200).contentType("application/json")
                .header("Vary", "Accept")
                .body("name", equalTo("Tillstream")).body("status", equalTo("ready"))
                .body("models.model_2", equalTo("serving"))
                .body("endpoints.predict", equalTo("POST /predict/model1|model2|model3|best"));
    }

    @Test
    void shouldShowPeopleAPageThatNeedsNothingFromElsewhere() {
        // Then
        given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8").get("/").then()
                .statusCode(200).contentType("text/html;charset=UTF-8").header("Vary", "Accept")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("<html lang=\"en\">")).body(not(containsString("http://")))
                .body(not(containsString("https://")));
    }

    @Test
    void shouldServeTheDocumentation() {
        // Then
        given().get("/docs/").then().statusCode(200).contentType("text/html");
        given().get("/docs").then().statusCode(200).body(containsString("swagger"));
        given().get("/openapi.json").then().statusCode(200).contentType("application/json")
                .body("openapi", equalTo("3.1.0"));
    }

    private static Response predict(String route, String body) {
        return given().contentType("application/json").body(body).post("/predict/{model}", route);
    }
}
