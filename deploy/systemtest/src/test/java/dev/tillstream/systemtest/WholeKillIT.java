package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However often everything at once is killed, the broker included: every row is accounted for in the end. */
class WholeKillIT {

    private static final int ROWS = 60_000;
    private static final Duration TWO_YEARS = Duration.ofDays(2 * 365);

    @TempDir
    Path folder;

    @Test
    void shouldAccountForEachRowWhenKilledAgainAndAgain() throws Exception {
        // Given
        Path workbook = folder.resolve("rows.xlsx");
        Installation.generate(workbook, ROWS, 13);
        Installation tillstream = new Installation(folder.resolve("home"));
        BatchFiles files = new BatchFiles(folder.resolve("home/batches"));
        Kills kills = new Kills("standalone", 6, 2_000, Duration.ofSeconds(1));
        Map<String, String> settings = Map.of("DATA_RAW_PATH", workbook.toString(), "INGEST_COMMIT_ROWS", "500",
                "BATCHER_MAX_ROWS", "500", "KAFKA_SESSION_TIMEOUT_MS", "6000");
        Map<String, String> slow = new HashMap<>(settings);
        slow.put("INGEST_PACE_MODE", "replay");
        slow.put("INGEST_PACE_REPLAY_FACTOR",
                Long.toString(TWO_YEARS.dividedBy(Duration.ofSeconds(8).multipliedBy(kills.number()))));

        // When
        kills.during(() -> tillstream.start(slow), files::rows, ROWS);
        try (Program last = tillstream.start(settings)) {
            tillstream.awaitSettled(last, ROWS);

            // Then
            await().untilAsserted(() -> assertThat(tillstream.totals()).containsEntry("read", ROWS)
                    .containsEntry("refused", 0).containsEntry("published", ROWS).containsEntry("stored", ROWS)
                    .containsEntry("dead_lettered", 0).containsEntry("digested", ROWS)
                    .containsEntry("unaccounted_ingest", 0).containsEntry("unaccounted_batcher", 0));
            tillstream.request().get("/models/info").then().statusCode(200).body("model_1.data_size", equalTo(20_000))
                    .body("model_2.data_size", equalTo(40_000)).body("model_3.data_size", equalTo(60_000));
            Row.assertSame(files.read(files.names()), Workbook.rows(workbook));
        }
    }
}
