package dev.tillstream.serving.reconciliation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.Progress;
import dev.tillstream.serving.OwnTopics;
import dev.tillstream.serving.Publisher;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ReconciliationRouteTest.Topics.class)
class ReconciliationRouteTest {

    public static class Topics extends OwnTopics {}

    private static final Map<String, Object> EXPECTED = Map.of("dataset", "online-retail", "read", 100, "refused", 3,
            "published", 97, "repaired", 2, "stored", 90, "dead_lettered", 1, "digested", 80, "unaccounted_ingest", 0,
            "unaccounted_batcher", 8);

    @Test
    void shouldAddUpTheLatestProgressOfTheServices() {
        // When
        try (Publisher publisher = Publisher.ofTest()) {
            publisher.progress(progress("ingest", Map.of("read", 50L, "refused", 1L, "published", 49L)));
            publisher.progress(progress("ingest", Map.of("read", 100L, "refused", 3L, "published", 97L)));
            publisher.progress(new Progress("ingest", "retail-repairs/rows", "online-retail", Map.of("repaired", 2L),
                    Instant.EPOCH));
            publisher.progress("batcher/broken/online-retail", "{".getBytes());
            publisher.progress(progress("batcher", Map.of("stored", 90L, "dead-lettered", 1L)));
            publisher.progress(progress("trainer", Map.of("digested", 80L)));
            publisher.progress(new Progress("ingest", "gone", "amazon", Map.of("read", 1L), Instant.EPOCH));
            publisher.progress("ingest/gone/amazon", null);
        }

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(given().get("/reconciliation").jsonPath().getList("datasets"))
                        .isEqualTo(List.of(EXPECTED)));
    }

    private static Progress progress(String service, Map<String, Long> counters) {
        return new Progress(service, "source", "online-retail", counters, Instant.EPOCH);
    }
}
