package dev.tillstream.ingest.deadletter;

import static dev.tillstream.ingest.Patience.eventually;
import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import jakarta.inject.Inject;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.job.IngestConfig;
import dev.tillstream.ingest.publish.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(DeadLetterResourceTest.OwnTopics.class)
class DeadLetterResourceTest {

    private static final String WHOLE = """
            {"Invoice": "489434", "StockCode": "85048", "Quantity": 12, "InvoiceDate": "12/1/2009 7:45",
             "Price": "1006.95"}""";
    private static final String PROBLEM = "application/problem+json";

    /** A service whose topics nobody else writes to, with the serializers that the standalone has. */
    public static class OwnTopics implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String topic = "rows-" + UUID.randomUUID();
            return Map.of("quarkus.rest.jackson.optimization.enable-reflection-free-serializers", "true", "KAFKA_TOPIC",
                    topic, "KAFKA_TOPIC_AMAZON_SALES", topic + "-products",
                    "ingest.positions-topic", topic + "-positions", "ingest.progress-topic", topic + "-progress",
                    "ingest.receipts-topic", topic + "-receipts", "ingest.repairs-topic", topic + "-repairs",
                    "ingest.upload-folder", Path.of("target", topic).toString());
        }
    }

    @TempDir
    Path folder;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    IngestConfig config;

    /** Sends a workbook with one bad row to ingest, and gives that row's letter. */
    private String refused(String badRow) {
        String name = UUID.randomUUID() + ".xlsx";
        Path file = new RawWorkbook().sheet("S " + name, HEADER + row(2) + badRow + row(4)).write(folder.resolve(name));
        String job = given().multiPart("file", file.toFile()).post("/ingest").then().statusCode(202).extract()
                .header("Location");
        eventually().untilAsserted(() -> get(job).then().body("state", equalTo("completed"), "refused", equalTo(1)));
        return get("/dead-letters?dataset=online-retail&limit=500").path("letters.find { it.file == '" + name
                + "' }.id");
    }

    private String record(String value, Map<String, String> headers) {
        String topic = config.topics().get("online-retail") + "-dlq";
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((header, text) -> record.headers().add(header, RecordHeaders.value(text)));
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            return topic + "-0-" + producer.send(record).get().offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse put(String id, String json) {
        return given().contentType(ContentType.JSON).body(json).put("/dead-letters/" + id).then();
    }

    private static ValidatableResponse replay(String id) {
        return given().post("/dead-letters/" + id + "/replay").then();
    }

    private List<String> replayedRows(String id) {
        return Topic.read(bootstrapServers, config.topics().get("online-retail")).stream()
                .filter(message -> id.equals(Topic.header(message, RecordHeaders.REPAIR_OF)))
                .map(message -> new String(message.value(), StandardCharsets.UTF_8)).toList();
    }

    private long repaired() {
        return Topic.read(bootstrapServers, config.progressTopic()).stream()
                .map(message -> EventJson.decode(message.value(), Progress.class))
                .filter(progress -> progress.source().startsWith(config.repairsTopic() + "/"))
                .reduce((first, last) -> last)
                .map(progress -> progress.counters().get(Progress.REPAIRED)).orElse(0L);
    }

    @Test
    void shouldRepairAndReplayARefusedRowOfAWorkbook() {
        // Given
        String id = refused(row(3, "<v>1.5</v>"));
        get("/dead-letters/" + id).then().statusCode(200).body("state", equalTo("open"), "by", equalTo("ingest"),
                "column", equalTo("Quantity"), "reason", equalTo("is not a whole number: '1.5'"), "line", equalTo(3),
                "content.kind", equalTo("cells"), "content.cells.Quantity", equalTo("1.5"),
                "content.cells.InvoiceDate", equalTo("2009-12-01T07:45:00Z"), "$", not(hasKey("repair")));
        long before = repaired();

        // When
        put(id, "{\"Quantity\": \"15\"}").statusCode(200).body("state", equalTo("repaired"), "repair.row.Quantity",
                equalTo(15), "repair.row.InvoiceNo", equalTo("489003"), "repair", not(hasKey("replayedAt")));
        get("/dead-letters?state=repaired&limit=500").then().body("letters.id", hasItem(id));
        replay(id).statusCode(200).body("state", equalTo("replayed"), "repair", hasKey("replayedAt"));

        // Then
        assertThat(replayedRows(id)).containsExactly("{\"InvoiceNo\":\"489003\",\"StockCode\":\"85048\","
                + "\"Description\":\"GLASS BALL\",\"Quantity\":15,\"InvoiceDate\":\"2009-12-01T07:45:00Z\","
                + "\"UnitPrice\":6.95,\"CustomerID\":\"13085\",\"Country\":\"France\"}");
        assertThat(repaired()).isGreaterThan(before);
        replay(id).statusCode(409).contentType(PROBLEM).body("title", equalTo("Already replayed"));
        put(id, "{\"Quantity\": 16}").statusCode(409).contentType(PROBLEM);
        get("/dead-letters?state=replayed&limit=500").then().body("letters.id", hasItem(id));
        assertThat(replayedRows(id)).hasSize(1);
    }

    @Test
    void shouldRepairAnEmptyRecordByAWholeRow() {
        // Given
        String id = record(null, Map.of("dead-letter-by", "batcher", "dead-letter-origin", "rows-0@7"));
        get("/dead-letters/" + id).then().statusCode(200).body("content.kind", equalTo("nothing"), "origin",
                equalTo("rows-0@7"), "$", not(hasKey("length")));

        // When
        put(id, WHOLE).statusCode(200);
        replay(id).statusCode(200);

        // Then
        assertThat(replayedRows(id)).singleElement().asString().contains("\"UnitPrice\":1006.95");
    }

    @Test
    void shouldNameTheFieldThatMakesNoRow() {
        // Given
        String id = record("no JSON", Map.of());

        // Then
        put(id, WHOLE.replace("12,", "\"many\",")).statusCode(422).contentType(PROBLEM).body("field",
                equalTo("Quantity"), "detail", equalTo("Quantity is not a number: 'many'"), "title",
                equalTo("Not a row"));
        put(id, "{\"Quantity\": 12}").statusCode(422).body("field", equalTo("InvoiceNo"));
        put(id, WHOLE.replace("Price", "Cost" + "s".repeat(500))).statusCode(422).body("field", endsWith("…"));
        get("/dead-letters/" + id).then().body("state", equalTo("open"));
        replay(id).statusCode(409).contentType(PROBLEM).body("title", equalTo("Not repaired"));
    }

    @Test
    void shouldNotTakeACellThatIngestHasCut() {
        // Given
        String id = refused(row(3, "<v>1.5</v>").replace("GLASS BALL", "G".repeat(40_000)));

        // Then
        put(id, "{\"Quantity\": 12}").statusCode(422).body("field", equalTo("Description"), "detail",
                containsString("was cut"));
        put(id, "{\"Quantity\": 12, \"Description\": \"GLASS BALL\"}").statusCode(200);
    }

    @Test
    void shouldAnswerProblemsToBadBodies() {
        // Given
        String id = record("no JSON", Map.of());

        // Then
        put(id, "").statusCode(400).contentType(PROBLEM).body("title", equalTo("Not a JSON object"));
        put(id, "[]").statusCode(400).contentType(PROBLEM);
        put(id, "{\"Quantity\": }").statusCode(400).contentType(PROBLEM);
        put(id, "{\"Description\": \"" + "x".repeat(LetterRequest.MAX_BODY) + "\"}").statusCode(413)
                .contentType(PROBLEM);
        given().contentType("text/csv").body(WHOLE).put("/dead-letters/" + id).then().statusCode(415)
                .contentType(PROBLEM);
        given().contentType("application/json; charset=UTF-8").body(WHOLE).put("/dead-letters/" + id).then()
                .statusCode(200);
    }

    @Test
    void shouldAnswerProblemsToBadQueries() {
        for (String query : List.of("limit=0", "limit=501", "limit=many", "limit=-1", "state=new", "dataset=flowers",
                "after=nonsense",
                "after=other-dlq-0-1", "dataset=amazon-sales&after=" + config.topics().get("online-retail")
                        + "-dlq-0-1")) {
            get("/dead-letters?" + query).then().statusCode(400).contentType(PROBLEM).body("title",
                    equalTo("Bad query"), "field", not(nullValue()), "$", aMapWithSize(5));
        }
        for (String id : List.of("nonsense", config.topics().get("online-retail") + "-dlq-0-123456")) {
            get("/dead-letters/" + id).then().statusCode(404).contentType(PROBLEM).body("detail", containsString(id));
            put(id, WHOLE).statusCode(404).contentType(PROBLEM);
            replay(id).statusCode(404).contentType(PROBLEM);
        }
    }

    @Test
    void shouldListInPages() {
        // Given
        List<String> ids = List.of(record("1", Map.of()), record("2", Map.of()), record("3", Map.of()));

        // Then
        get("/dead-letters?limit=1&after=" + ids.get(0)).then().statusCode(200).body("letters", hasSize(1),
                "letters[0].id", equalTo(ids.get(1)), "letters[0].length", equalTo(1), "letters[0]",
                allOf(not(hasKey("content")), not(hasKey("by"))), "next", equalTo(ids.get(1)));
        get("/dead-letters?state=open&after=" + ids.get(1)).then().body("letters.state", everyItem(equalTo("open")),
                "letters[0].id", equalTo(ids.get(2)));
        get("/dead-letters?dataset=amazon-sales&state=&limit=&after=").then().body("letters", hasSize(0), "$",
                not(hasKey("next")));
    }

    @Test
    void shouldDescribeEachOperationWithExamples() {
        // When
        Map<String, Map<String, Map<String, Object>>> paths = given().accept(ContentType.JSON).get("/q/openapi")
                .jsonPath().getMap("paths.findAll { it.key.startsWith('/dead-letters') }");

        // Then
        assertThat(paths).containsOnlyKeys("/dead-letters", "/dead-letters/{id}", "/dead-letters/{id}/replay");
        assertThat(paths.get("/dead-letters/{id}").get("put").get("responses")).asInstanceOf(
                InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("200", "400", "404", "409", "413", "415", "422", "503");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            assertThat(operation).as(path).containsKeys("operationId", "summary", "tags");
            assertThat(operation.get("responses")).as(path).asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsKeys("200", "503").allSatisfy((status, response) -> assertThat(response.toString())
                            .as(path + " " + status).contains("examples="));
        }));
    }
}
