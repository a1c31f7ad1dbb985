package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas of serving; one dies and comes back while models are swapped. */
class ReplicasIT {

    private static final int KILLS = Boolean.getBoolean("tillstream.full") ? 10 : 2;
    private static final Duration CONVERGED = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void shouldServeTheSameRevisionsAfterAKillDuringSwaps() throws Exception {
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Announcer announcer = new Announcer(broker.address());
                Replica first = Replica.start(broker, folder)) {
            // Given
            announcer.goOn(200);
            first.awaitReady();
            for (int kill = 1; kill <= KILLS; kill++) {
                try (Replica second = Replica.start(broker, folder).awaitReady()) {
                    // When
                    long seen = announcer.revision();
                    await().atMost(Installation.LONGEST).until(() -> second.predict(1) > seen + 3);
                    second.kill();
                    assertThat(first.predict(2)).isPositive();
                }
            }
            try (Replica back = Replica.start(broker, folder).awaitReady()) {
                // Then: within the time, it has what was announced when it became ready
                long announced = announcer.revision();
                await().atMost(CONVERGED).pollInterval(Duration.ofMillis(20)).until(
                        () -> Collections.min(back.revisions()) >= announced
                                && Collections.min(first.revisions()) >= announced);
                long last = announcer.stop();
                List<Long> same = List.of(last, last, last);
                await().atMost(CONVERGED).pollInterval(Duration.ofMillis(20))
                        .until(() -> first.revisions().equals(same) && back.revisions().equals(same));
                assertThat(first.states()).containsOnly("serving");
                assertThat(back.states()).containsOnly("serving");
                for (int version = 1; version <= 3; version++) {
                    assertThat(List.of(first.predict(version), back.predict(version))).containsOnly(last);
                }
            }
        }
    }
}
