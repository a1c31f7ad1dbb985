package dev.tillstream.bench.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.bench.kafka.Sending;
import dev.tillstream.bench.process.GcLog;
import dev.tillstream.bench.report.Environment;
import dev.tillstream.bench.report.Report;
import dev.tillstream.bench.serving.Load;
import dev.tillstream.bench.serving.LoadRounds;
import org.junit.jupiter.api.Test;

class VisitorsReportTest {

    private static final long ROWS = 30_000;
    private static final Environment ENVIRONMENT = new Environment(LocalDate.of(2026, 3, 1), "a JVM", 2, "Linux", 0.1);
    private static final Sending SENDING = new Sending(ROWS, 10_000, Duration.ofSeconds(5));
    private static final GcLog HEAP = new GcLog(3, 1_500, 900, 0.2);
    private static final Load CAPACITY = new Load(10_000, 3, 9, 20, 100_000, 0);
    private static final Asked BARE = new Asked(new Load(20_000, 1, 3, 9, 200_000, 0),
            new LoadRounds("a bare server", List.of(load(1), load(1.5), load(2))));

    @Test
    void shouldReachWhatIsNeeded() {
        Report report = report(SENDING, 4.5, 0, 0.05);

        assertThat(report.exitStatus()).isZero();
        assertThat(report.markdown()).contains("events.csv, 30,000 events",
                "| file to served versions, s | 12.0 | – | – | 12.0 |",
                "| file to served versions / reading and sending alone | 2.40 | – | – | 2.40 |",
                "| recommendations, capacity, requests/s | 10,000 | – | – | 10,000 |",
                "| recommendations, p99, ms | 3.500 | 4.500 | 9.000 | 4.500 |",
                "| a bare server, capacity, requests/s | 20,000 | – | – | 20,000 |",
                "| recommendations / a bare server, p99 | 3.50 | 3.00 | 4.50 | 3.50 |",
                "| visitor-segments version 1, silhouette | 0.6000 | –",
                "| purchase-intent version 3, roc_auc | 0.7000 | –",
                "| item-recommendations version 2, recall_at_10 | 0.3000 | –",
                "- need: item-recommendations version 2: recall_at_10 at least 2 times the popular items': reached");
    }

    @Test
    void shouldMissWhatIsNot() {
        assertThat(report(SENDING, 5.1, 0, 0.05).exitStatus()).isEqualTo(1);
        assertThat(report(SENDING, 4.5, 1, 0.05).exitStatus()).isEqualTo(1);
        assertThat(report(SENDING, 4.5, 0, 0.16).exitStatus()).isEqualTo(1);
        assertThat(report(new Sending(ROWS - 1, 10_000, Duration.ofSeconds(5)), 4.5, 0, 0.05).exitStatus())
                .isEqualTo(1);
    }

    private static Load load(double p99) {
        return new Load(8_000, 1, p99, 30, 240_000, 0);
    }

    private static Report report(Sending sending, double p99, long failures, double popularRecall) {
        List<ServedVersion> served = new ArrayList<>();
        for (int version = 1; version <= 3; version++) {
            long rows = ROWS * version / 3;
            served.add(new ServedVersion(ServedVersion.RECOMMENDATIONS, version, rows,
                    Map.of("recall_at_10", 0.3, "recall_at_10_baseline", popularRecall)));
            served.add(new ServedVersion(ServedVersion.INTENT, version, rows, Map.of("roc_auc", 0.7)));
            served.add(new ServedVersion(ServedVersion.SEGMENTS, version, rows, Map.of("silhouette", 0.6)));
        }
        return new VisitorsReport(sending, 12, HEAP, 2_100, served, 0.8,
                new Asked(CAPACITY, new LoadRounds("recommendations", List.of(load(3.5), load(p99), load(9)))), BARE,
                failures,
                failures == 0 ? "" : "status 503")
                .report("events.csv", ROWS, ENVIRONMENT);
    }
}
