package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two batchers share a topic of four partitions; one joins late, the other one dies. */
class RebalanceIT {

    private static final int ROWS = Boolean.getBoolean("tillstream.full") ? 300_000 : 60_000;
    private static final int PARTITIONS = 4;
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::invoice).thenComparing(Row::stockCode)
            .thenComparing(Row::time).thenComparingInt(Row::quantity).thenComparingDouble(Row::price)
            .thenComparing(row -> String.valueOf(row.description()));

    @TempDir
    Path folder;

    @Test
    void shouldStoreEachRowOnceThroughARebalanceAndAKill() throws Exception {
        // Given
        Path workbook = folder.resolve("rows.xlsx");
        Installation.generate(workbook, ROWS, 19);
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Topic announcements = new Topic(broker.address(), "retail-batches");
                Program ingest = ingest(broker, workbook);
                Program first = batcher(broker, "batcher-0")) {
            await().atMost(Installation.LONGEST).pollInSameThread().until(() -> rows(announcements) > ROWS / 10);

            // When: a second one takes some of the partitions over, and then the first one dies
            try (Program second = batcher(broker, "batcher-1")) {
                await().atMost(Installation.LONGEST).until(() -> partitionsOf(second).size() == PARTITIONS / 2);
                long before = rows(announcements);
                await().atMost(Installation.LONGEST).pollInSameThread()
                        .until(() -> rows(announcements) > Math.min(before + 500, ROWS / 2));
                first.kill();
                first.awaitEnd(Installation.LONGEST);
                await().atMost(Installation.LONGEST).pollInSameThread().until(() -> rows(announcements) == ROWS);
                assertThat(partitionsOf(second)).hasSize(PARTITIONS);
                assertThat(ingest.isAlive()).isTrue();
            }

            // Then
            List<JsonNode> batches = batches(announcements);
            assertNoneOverlap(batches);
            BatchFiles files = new BatchFiles(folder.resolve("home/batches"));
            List<String> names = batches.stream().map(batch -> batch.required("file").textValue()).toList();
            assertThat(files.names()).containsExactlyInAnyOrderElementsOf(names);
            Row.assertSame(files.read(names).stream().sorted(ORDER).toList(),
                    Workbook.rows(workbook).stream().sorted(ORDER).toList());
        }
    }

    private Program ingest(Broker broker, Path workbook) {
        return Installation.service("ingest", folder.resolve("home"),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "DATA_RAW_PATH", workbook.toString(),
                        "INGEST_PARTITIONS", Integer.toString(PARTITIONS), "INGEST_COMMIT_ROWS", "500",
                        "INGEST_PACE_MODE", "replay", "INGEST_PACE_REPLAY_FACTOR",
                        Long.toString(Duration.ofDays(2 * 365).dividedBy(Duration.ofSeconds(30))), "API_PORT",
                        Integer.toString(Installation.freePort())));
    }

    private Program batcher(Broker broker, String instance) {
        return Installation.service("batcher", folder.resolve("home"),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "BATCHER_PARTITIONS", Integer.toString(PARTITIONS),
                        "BATCHER_INSTANCE_ID", instance, "BATCHER_MAX_ROWS", "200", "BATCHER_MAX_WAIT", "1s",
                        "KAFKA_SESSION_TIMEOUT_MS", "6000", "API_PORT", Integer.toString(Installation.freePort())));
    }

    /** The partitions of the transactions that the batcher has said it works on. */
    private static Set<String> partitionsOf(Program batcher) {
        Set<String> partitions = new HashSet<>();
        for (String line : batcher.printed()) {
            int at = line.indexOf("partition=retail-transactions-");
            if (line.contains("TILL-BAT-001") && at >= 0) {
                partitions.add(line.substring(at).split(" ")[0]);
            }
        }
        return partitions;
    }

    private static List<JsonNode> batches(Topic announcements) {
        return announcements.all().stream().map(message -> message.json()).toList();
    }

    private static long rows(Topic announcements) {
        return batches(announcements).stream().mapToLong(batch -> batch.required("rows").longValue()).sum();
    }

    /** Of one partition, each batch lies behind the one before. */
    private static void assertNoneOverlap(List<JsonNode> batches) {
        Map<Integer, Long> next = new HashMap<>();
        for (JsonNode batch : batches) {
            JsonNode offsets = batch.required("offsets");
            int partition = offsets.required("partition").intValue();
            assertThat(offsets.required("first").longValue()).as("%s", batch)
                    .isGreaterThanOrEqualTo(next.getOrDefault(partition, 0L));
            next.put(partition, offsets.required("last").longValue() + 1);
        }
        assertThat(next.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3);
    }
}
