package dev.tillstream.serving.info;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.Served;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ModelTagsTest.Topics.class)
class ModelTagsTest {

    public static class Topics extends OwnTopics {}

    @ParameterizedTest
    @ValueSource(strings = {"/models/info", "/v1/families", "/v1/families/transaction-clusters",
            "/v1/families/transaction-clusters/versions/1"})
    void shouldAnswerAgainOnlyWhenAModelWasSwappedOrRefused(String route) {
        // Given
        serve(1);
        String tag = tag(route);

        // Then
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        given().header("If-None-Match", "\"other\", W/" + tag).get(route).then().statusCode(304)
                .header("ETag", equalTo(tag)).body(emptyString());
        given().header("If-None-Match", "\"other\"").get(route).then().statusCode(200);

        // When
        serve(2);

        // Then
        given().header("If-None-Match", tag).get(route).then().statusCode(200);
        assertThat(tag(route)).isNotEqualTo(tag);
    }

    private static String tag(String route) {
        return given().get(route).then().statusCode(200).contentType("application/json").extract().header("ETag");
    }

    private static void serve(long revision) {
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(ModelEvents.event(1, revision, 0.5));
        }
        Served.awaitRevision(1, revision);
    }
}
