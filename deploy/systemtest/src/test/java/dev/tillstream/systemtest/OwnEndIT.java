package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and the batcher end by themselves; everything in one process does not. */
class OwnEndIT {

    @TempDir
    Path folder;

    @Test
    void shouldEndTheCommandLineAndThenTheBatcher() {
        // Given
        Path events = folder.resolve("events.csv");
        Installation.generate("retailrocket", events, 25_000, 11);
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Program ingest = Installation.commandLine("ingest", "--bootstrap-servers", broker.address(),
                        events.toString())) {
            assertThat(ingest.awaitEnd(Installation.LONGEST)).as(ingest::toString).isZero();

            // When
            try (Program batcher = Installation.service("batcher", folder.resolve("home"),
                    Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "BATCHER_STOP_AFTER_IDLE", "1s",
                            "BATCHER_MAX_WAIT", "1h", "API_PORT", Integer.toString(Installation.freePort())));
                    Topic announcements = new Topic(broker.address(), "retail-batches")) {
                // Then
                assertThat(batcher.awaitEnd(Installation.LONGEST)).as(batcher::toString).isZero();
                assertThat(batcher.printed()).anyMatch(line -> line.contains("TILL-BAT-007"));
                assertThat(announcements.all()).extracting(batch -> batch.json().required("rows").intValue())
                        .containsExactly(10_000, 10_000, 5_000);
            }
        }
    }

    @Test
    void shouldRefuseToEndAllServicesWithTheBatcher() {
        try (Program standalone = new Installation(folder.resolve("home")).start("BATCHER_STOP_AFTER_IDLE", "5s")) {
            assertThat(standalone.awaitEnd(Installation.LONGEST)).as(standalone::toString).isEqualTo(1);
            assertThat(standalone.toString()).contains("BATCHER_STOP_AFTER_IDLE (batcher.stop-after-idle) is PT5S: it");
        }
    }
}
