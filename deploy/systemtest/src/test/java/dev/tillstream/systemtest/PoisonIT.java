package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad rows in a file, and records on the topic that no ingest has sent, stop nothing; what is repaired and replayed comes
 * to the others, and the sums say so.
 */
class PoisonIT {

    private static final int GOOD = 3_000;
    private static final String TOPIC = "retail-transactions";
    private static final String HEADER = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n";
    private static final String WRONG_TYPE = "{\"InvoiceNo\":\"1\",\"StockCode\":\"2\",\"Quantity\":\"many\","
            + "\"InvoiceDate\":\"2009-12-01T07:45:00Z\",\"UnitPrice\":1}";

    @TempDir
    Path folder;

    @Test
    void shouldStoreAllThatIsGoodAndTakeBackWhatIsRepaired() throws Exception {
        // Given
        Path table = Files.writeString(folder.resolve("rows.csv"), HEADER + IntStream.range(0, GOOD)
                .mapToObj(i -> i + ",A" + i % 50 + "," + (1 + i % 12) + ",2011-03-0" + (1 + i % 9) + " 10:00," + i % 7
                        + ".5\n")
                .collect(Collectors.joining()) + "9999,A1,a dozen,2011-03-09 10:00,1.5\n");
        try (Broker broker = new Broker(folder.resolve("kafka"))) {
            Installation tillstream = new Installation(folder.resolve("home"));
            try (Program program = tillstream.start("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "DATA_RAW_PATH",
                    table.toString(), "INGEST_COMMIT_ROWS", "100", "BATCHER_MAX_ROWS", "250", "BATCHER_MAX_WAIT", "1s",
                    "INGEST_PACE_MODE",
                    "replay",
                    "INGEST_PACE_REPLAY_FACTOR", "100000000")) {
                // When: poison comes among the rows
                await().atMost(Installation.LONGEST).ignoreExceptions()
                        .untilAsserted(() -> assertThat((int) tillstream.totals().get("published")).isPositive());
                poison(broker);
                tillstream.awaitSettled(program, GOOD);

                // Then: five records that nobody published are in the dead letters
                awaitTotals(tillstream, Map.of("read", GOOD + 1, "refused", 1, "published", GOOD, "stored", GOOD,
                        "dead_lettered", 5, "repaired", 0, "unaccounted_ingest", 0, "unaccounted_batcher", -5));
                Map<String, String> idsByReason = letters(tillstream);
                assertThat(idsByReason).hasSize(6);
                assertThat(String.join("\n", idsByReason.keySet())).contains("is not a number: 'a dozen'")
                        .contains("not JSON").contains("is not a whole number").contains("has no value")
                        .contains("schema version '99'");

                // When: the file's row and one of the topic's are mended
                List<String> mended = new ArrayList<>();
                idsByReason.forEach((why, id) -> {
                    if (why.contains("a dozen") || why.contains("not a whole number")) {
                        mended.add(id);
                    }
                });
                for (String id : mended) {
                    tillstream.request().body("{\"Quantity\": 12}").put("/dead-letters/" + id).then().statusCode(200);
                    tillstream.request().post("/dead-letters/" + id + "/replay").then().statusCode(200);
                    tillstream.request().post("/dead-letters/" + id + "/replay").then().statusCode(409);
                    tillstream.request().get("/dead-letters/" + id).then().body("state", equalTo("replayed"));
                }

                // Then: both are stored and trained on, once
                assertThat(mended).hasSize(2);
                tillstream.awaitSettled(program, GOOD + 2);
                awaitTotals(tillstream, Map.of("read", GOOD + 1, "refused", 1, "published", GOOD, "stored", GOOD + 2,
                        "dead_lettered", 5, "repaired", 2, "digested", GOOD + 2, "unaccounted_ingest", 0,
                        "unaccounted_batcher", -5));
            }
        }
    }

    private static void poison(Broker broker) {
        ProducerRecord<byte[], byte[]> unknownVersion = record(WRONG_TYPE.getBytes(StandardCharsets.UTF_8));
        unknownVersion.headers().add("schema-version", "99".getBytes(StandardCharsets.UTF_8));
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "acks", "all", "max.request.size", 8 << 20),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record("not json".getBytes(StandardCharsets.UTF_8)));
            producer.send(record(WRONG_TYPE.getBytes(StandardCharsets.UTF_8)));
            producer.send(record(null));
            producer.send(record(new byte[5 << 20]));
            producer.send(unknownVersion);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] value) {
        return new ProducerRecord<>(TOPIC, value);
    }

    private static void awaitTotals(Installation tillstream, Map<String, Object> expected) {
        await().atMost(Installation.LONGEST)
                .untilAsserted(() -> assertThat(tillstream.totals()).containsAllEntriesOf(expected));
    }

    /** Two letters may share a reason only if they share what is wrong. */
    private static Map<String, String> letters(Installation tillstream) {
        List<Map<String, Object>> letters = tillstream.request().get("/dead-letters").then().statusCode(200).extract()
                .jsonPath().getList("letters");
        return letters.stream().collect(Collectors.toMap(letter -> letter.get("reason") + " " + letter.get("length"),
                letter -> (String) letter.get("id")));
    }
}
