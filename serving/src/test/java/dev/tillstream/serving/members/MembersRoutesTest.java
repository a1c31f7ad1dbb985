package dev.tillstream.serving.members;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.ModelReady;
import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import dev.tillstream.serving.model.ModelEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(MembersRoutesTest.Topics.class)
public class MembersRoutesTest {

    public static class Topics extends OwnTopics {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("serving.models-path", "target/models-of-MembersRoutesTest");
            settings.put("serving.artefact-timeout", "1ms");
            settings.put("serving.retry-after", "1ms");
            return settings;
        }
    }

    private static final String MEMBERS = "/v1/families/customer-clusters/members";
    private static final String CUSTOMERS = "/v1/families/customer-clusters/customers/";

    @ConfigProperty(name = "serving.models-path")
    Path store;

    /** Version 2 of the family has members that are nowhere. */
    @BeforeEach
    void announce() {
        byte[] members = MemberEvents.members(Map.of(2, List.of("12346", "12347", "9,9", "x y"), 7, List.of("12348")));
        ModelReady sound = MemberEvents.event(1, 4, members);
        MemberEvents.store(store, sound.manifest(), members);
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.model(sound);
            publisher.model(MemberEvents.event(2, 1, MemberEvents.members(Map.of(2, List.of("elsewhere")))));
            publisher.model(ModelEvents.event(1, 1, 0.5));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get(CUSTOMERS + "12348").statusCode() == 200);
        await().atMost(Duration.ofSeconds(30)).until(() -> given()
                .get("/v1/families/transaction-clusters/versions/1").jsonPath().getString("state").equals("serving"));
    }

    @Test
    void shouldTellMembersInPages() {
        // When
        String next = given().queryParam("cluster", 2).queryParam("version", 1).queryParam("limit", 3).get(MEMBERS)
                .then().statusCode(200).contentType("application/json").body("revision", equalTo(4))
                .body("version", equalTo(1)).body("size", equalTo(4)).body("members", contains("12346", "12347", "9,9"))
                .header("Link", "<?cluster=2&version=1&limit=3&after=9%2C9>; rel=\"next\"").extract().path("next");

        // Then
        given().queryParam("cluster", 2).queryParam("version", 1).queryParam("after", next).get(MEMBERS).then()
                .statusCode(200).body("members", contains("x y")).body("next", nullValue()).header("Link", nullValue());
    }

    @Test
    void shouldTellMembersAsATable() {
        given().accept("text/csv").queryParam("cluster", 2).queryParam("version", 1).get(MEMBERS).then()
                .statusCode(200).contentType("text/csv").body(equalTo("""
                        CustomerID,Cluster,Version,Revision\r
                        12346,2,1,4\r
                        12347,2,1,4\r
                        "9,9",2,1,4\r
                        x y,2,1,4\r
                        """));
    }

    @Test
    void shouldFindACustomerAndSayWhichVersionsCanNotBeAsked() {
        given().get(CUSTOMERS + "12348").then().statusCode(200).body("customer", equalTo("12348"))
                .body("clusters", hasSize(1)).body("clusters[0].version", equalTo(1))
                .body("clusters[0].revision", equalTo(4)).body("clusters[0].cluster", equalTo(7))
                .body("unavailable", hasSize(1)).body("unavailable[0].version", equalTo(2));
    }

    @Test
    void shouldSayWhyMembersCanNotBeHadWhileTheModelPredicts() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().queryParam("cluster", 2)
                .queryParam("version", 2).get(MEMBERS).then().statusCode(503).header("Retry-After", "1")
                .contentType("application/problem+json").body("type", equalTo("urn:tillstream:problem:no-members"))
                .body("detail", containsString("members.json with the digest")));
        given().contentType("application/json").body("{\"TotalQuantity\":9,\"TotalAmount\":9,\"NumInvoices\":9}")
                .post("/v1/families/customer-clusters/versions/2/predict").then().statusCode(200)
                .body("cluster", equalTo(7));
    }

    @Test
    void shouldNameTheFaultOfARequest() {
        given().queryParam("version", 1).get(MEMBERS).then().statusCode(400).body("field", equalTo("cluster"));
        given().queryParam("cluster", "two").queryParam("version", 1).get(MEMBERS).then().statusCode(400)
                .body("detail", equalTo("cluster is not a whole number from 0 to 999999999"));
        given().queryParam("cluster", 2).queryParam("version", 1).queryParam("limit", 10_001).get(MEMBERS).then()
                .statusCode(400).body("field", equalTo("limit"));
        given().queryParam("cluster", 3).queryParam("version", 1).get(MEMBERS).then().statusCode(404)
                .body("detail", containsString("has no cluster 3"));
        given().queryParam("cluster", 2).queryParam("version", 9).get(MEMBERS).then().statusCode(404);
        given().queryParam("cluster", 2).queryParam("version", 3).get(MEMBERS).then().statusCode(503)
                .body("type", equalTo("urn:tillstream:problem:no-model"));
    }

    @Test
    void shouldHaveNoMembersOfAFamilyWhosePointsHaveNoNames() {
        for (String route : List.of("/members?cluster=0", "/customers/12346")) {
            given().get("/v1/families/transaction-clusters" + route).then().statusCode(404)
                    .contentType("application/problem+json").body("detail", containsString("have no names"));
            given().get("/v1/families/nobody" + route).then().statusCode(404)
                    .body("detail", containsString("no family"));
        }
    }
}
