package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole road, seen from outside: files come in, bad rows in them and records on the topic that no ingest has sent stop
 * nothing, three versions are served, what is repaired and replayed comes to the others, and the sums say so.
 */
class ScenarioIT {

    private static final int GOOD = 3_000;
    private static final int MORE = 600;
    private static final String TOPIC = "retail-transactions";
    private static final String HEADER = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n";
    private static final String WRONG_TYPE = "{\"InvoiceNo\":\"1\",\"StockCode\":\"2\",\"Quantity\":\"many\","
            + "\"InvoiceDate\":\"2009-12-01T07:45:00Z\",\"UnitPrice\":1}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldTakeAllThatIsGoodToThreeServedVersions(Deployment.Kind kind) throws Exception {
        // Given
        Path table = Files.writeString(folder.resolve("rows.csv"),
                HEADER + IntStream.range(0, GOOD).mapToObj(ScenarioIT::row).collect(Collectors.joining())
                        + "9999,A1,a dozen,2011-03-09 10:00,1.5\n");
        Path more = folder.resolve("more.xlsx");
        Installation.generate(more, MORE, 3);
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Deployment tillstream = Deployment.start(kind, folder.resolve("home"),
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "DATA_RAW_PATH", table.toString(),
                                "INGEST_COMMIT_ROWS", "100", "BATCHER_MAX_ROWS", "250", "BATCHER_MAX_WAIT", "1s",
                                "INGEST_PACE_MODE", "replay", "INGEST_PACE_REPLAY_FACTOR", "100000000"))) {
            // When: poison comes among the rows
            await().atMost(Installation.LONGEST).ignoreExceptions()
                    .untilAsserted(() -> assertThat((int) tillstream.totals().get("published")).isPositive());
            poison(broker);

            // Then: five records that nobody published are in the dead letters, and all good rows in the models
            tillstream.awaitSettled(GOOD);
            awaitTotals(tillstream, Map.of("read", GOOD + 1, "refused", 1, "published", GOOD, "stored", GOOD,
                    "dead_lettered", 5, "repaired", 0, "unaccounted_ingest", 0, "unaccounted_batcher", -5));
            Map<String, String> idsByReason = letters(tillstream);
            assertThat(idsByReason).hasSize(6);
            assertThat(String.join("\n", idsByReason.keySet())).contains("is not a number: 'a dozen'")
                    .contains("not JSON").contains("is not a whole number").contains("has no value")
                    .contains("schema version '99'");
            tillstream.serving().body("{\"quantity\": 5.0, \"price\": 10.5}").post("/predict/best").then()
                    .statusCode(200);

            // When: the file's row and one of the topic's are mended, and another file is sent
            List<String> mended = idsByReason.entrySet().stream()
                    .filter(letter -> letter.getKey().contains("a dozen")
                            || letter.getKey().contains("not a whole number"))
                    .map(Map.Entry::getValue).toList();
            assertThat(mended).hasSize(2);
            mended.forEach(id -> mend(tillstream, id));
            tillstream.ingest().contentType("multipart/form-data").multiPart("file", more.toFile()).post("/ingest")
                    .then()
                    .statusCode(202);

            // Then: all of them are stored and trained on, once
            int all = GOOD + MORE + mended.size();
            tillstream.awaitSettled(all);
            awaitTotals(tillstream,
                    Map.of("read", GOOD + MORE + 1, "refused", 1, "published", GOOD + MORE, "stored", all,
                            "dead_lettered", 5, "repaired", 2, "digested", all, "unaccounted_ingest", 0,
                            "unaccounted_batcher",
                            -5));
            assertThat(tillstream.batcher().get("/batches/totals").asString()).contains(Integer.toString(all));
            await().untilAsserted(() -> tillstream.trainer().get("/training").then().statusCode(200)
                    .body("state", equalTo("idle")).body("rowsDigested", equalTo(all)));
            tillstream.assertStops();
        }
    }

    private static String row(int number) {
        return number + ",A" + number % 50 + "," + (1 + number % 12) + ",2011-03-0" + (1 + number % 9) + " 10:00,"
                + number % 7 + ".5\n";
    }

    private static void mend(Deployment tillstream, String id) {
        tillstream.ingest().body("{\"Quantity\": 12}").put("/dead-letters/" + id).then().statusCode(200);
        tillstream.ingest().post("/dead-letters/" + id + "/replay").then().statusCode(200);
        tillstream.ingest().post("/dead-letters/" + id + "/replay").then().statusCode(409);
        tillstream.ingest().get("/dead-letters/" + id).then().body("state", equalTo("replayed"));
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

    private static void awaitTotals(Deployment tillstream, Map<String, Object> expected) {
        await().atMost(Installation.LONGEST)
                .untilAsserted(() -> assertThat(tillstream.totals()).containsAllEntriesOf(expected));
    }

    /** Two letters may share a reason only if they share what is wrong. */
    private static Map<String, String> letters(Deployment tillstream) {
        List<Map<String, Object>> letters = tillstream.ingest().get("/dead-letters").then().statusCode(200).extract()
                .jsonPath().getList("letters");
        return letters.stream().collect(Collectors.toMap(letter -> letter.get("reason") + " " + letter.get("length"),
                letter -> (String) letter.get("id")));
    }
}
