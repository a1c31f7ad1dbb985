package dev.tillstream.ingest.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IngestProfile.class)
class OpenApiTest {

    private static ValidatableResponse document() {
        return given().accept("application/json").get("/q/openapi").then().statusCode(200);
    }

    @Test
    void shouldListEachOperationByItsId() {
        // When
        Map<String, Map<String, Map<String, ?>>> paths = document().extract().path("paths");

        // Then
        List<String> operations = new ArrayList<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> operations
                .add(operation.get("operationId") + ": " + method + " " + path)));
        assertThat(operations).containsExactlyInAnyOrder("ingestFile: post /ingest",
                "listIngestJobs: get /ingest/jobs", "getIngestJob: get /ingest/jobs/{id}",
                "cancelIngestJob: delete /ingest/jobs/{id}", "followIngestJob: get /ingest/jobs/{id}/events",
                "downloadRefusedRows: get /ingest/jobs/{id}/refused", "listDeadLetters: get /dead-letters",
                "getDeadLetter: get /dead-letters/{id}", "repairDeadLetter: put /dead-letters/{id}",
                "replayDeadLetter: post /dead-letters/{id}/replay");
    }

    @Test
    void shouldGiveAnExampleOfEachAnswer() {
        document().body(
                "paths.'/ingest'.post.responses.'202'.content.'application/json'.examples", hasKey("queued"),
                "paths.'/ingest/jobs'.get.responses.'200'.content.'application/json'.examples", hasKey("one job"),
                "paths.'/ingest/jobs/{id}'.get.responses.'200'.content.'application/json'.examples",
                hasKey("completed"),
                "paths.'/ingest/jobs/{id}/events'.get.responses.'200'.content.'text/event-stream'.examples",
                hasKey("completed"),
                "paths.'/ingest/jobs/{id}/refused'.get.responses.'200'.content.'text/csv'.examples",
                hasKey("one row"));
    }

    @Test
    void shouldDescribeProblemsByTheirMediaType() {
        document().body(
                "paths.'/ingest'.post.responses.'400'.content", hasKey("application/problem+json"),
                "paths.'/ingest'.post.responses.'413'.content", hasKey("application/problem+json"),
                "paths.'/ingest/jobs/{id}'.get.responses.'404'.content", hasKey("application/problem+json"),
                "paths.'/ingest/jobs/{id}'.delete.responses.'409'.content", hasKey("application/problem+json"));
    }
}
