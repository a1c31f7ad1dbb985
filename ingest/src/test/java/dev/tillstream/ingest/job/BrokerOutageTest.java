package dev.tillstream.ingest.job;

import static dev.tillstream.ingest.Patience.eventually;
import static dev.tillstream.ingest.job.Uploads.end;
import static dev.tillstream.ingest.job.Uploads.send;
import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tillstream.ingest.VanishingKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routes answer when the broker goes away. */
@QuarkusTest
@TestProfile(BrokerOutageTest.OwnKafka.class)
class BrokerOutageTest {

    @TempDir
    Path folder;

    Runnable vanish;

    /** A service with a broker of its own. */
    public static class OwnKafka implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ingest.upload-folder", "target/broker-outage");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(VanishingKafka.class));
        }
    }

    @Test
    void shouldAnswerProblemsAndStillCancelJobs() {
        // Given
        String job = send(Uploads.table(folder.resolve("table.csv"), 5));
        end(job);
        get(job + "/refused").then().statusCode(200);

        // When
        vanish.run();

        // Then
        get(job + "/refused").then().statusCode(503).contentType("application/problem+json")
                .header("Retry-After", "5").body("status", equalTo(503), "title", equalTo("Kafka can't be used"),
                        "detail", startsWith("try again later: "));
        String trying = send(Uploads.table(folder.resolve("trying.csv"), 5));
        String waiting = send(Uploads.table(folder.resolve("waiting.csv"), 5));
        eventually().until(() -> get(trying).path("state").equals("running"));
        delete(waiting).then().statusCode(202).body("state", equalTo("cancelled"));
    }
}
