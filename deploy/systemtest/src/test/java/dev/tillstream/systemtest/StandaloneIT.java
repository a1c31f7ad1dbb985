package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class StandaloneIT {

    private static final String PREDICTION = "{\"quantity\": 5.0, \"price\": 10.5}";
    private static final int SAMPLE_ROWS = 40_000;

    @TempDir
    Path folder;

    @Test
    void shouldServeTheSampleAndGoOnFromItsFolder() throws IOException {
        Installation tillstream = new Installation(folder.resolve("home"));
        String best;
        List<Integer> revisions;
        try (Program program = tillstream.start()) {
            // When
            tillstream.awaitSettled(program, SAMPLE_ROWS);

            // Then
            assertThat(tillstream.totals()).containsEntry("read", SAMPLE_ROWS).containsEntry("refused", 0)
                    .containsEntry("published", SAMPLE_ROWS).containsEntry("stored", SAMPLE_ROWS)
                    .containsEntry("dead_lettered", 0);
            await().untilAsserted(() -> assertThat(program.toString())
                    .contains("40,000 read = 40,000 published + 0 refused")
                    .contains("curl -s -X POST " + tillstream.url()));
            best = tillstream.request().body(PREDICTION).post("/predict/best").asString();
            revisions = revisions(tillstream);
            program.stop();
            assertThat(program.awaitEnd(Duration.ofSeconds(20))).isIn(0, 143);
        }
        List<String> batches = files(tillstream.home().resolve("batches"));

        try (Program again = tillstream.start()) {
            // When: started again on the same folder
            tillstream.awaitSettled(again, SAMPLE_ROWS);

            // Then: the same models answer, and nothing was sent or stored twice
            assertThat(tillstream.request().body(PREDICTION).post("/predict/best").asString()).isEqualTo(best);
            await().untilAsserted(() -> tillstream.request().get("/ingest/jobs").then().statusCode(200)
                    .body("state", equalTo(List.of("completed", "already-ingested"))));
            await().untilAsserted(() -> assertThat(tillstream.totals()).containsEntry("published", SAMPLE_ROWS)
                    .containsEntry("stored", SAMPLE_ROWS).containsEntry("digested", SAMPLE_ROWS));
            assertThat(files(tillstream.home().resolve("batches"))).isEqualTo(batches);
            assertThat(revisions(tillstream)).isEqualTo(revisions);
        }
    }

    /** How often each version was trained, however many trainings the batches took as they came. */
    private static List<Integer> revisions(Installation tillstream) {
        return tillstream.request().get("/v1/families/transaction-clusters").jsonPath()
                .getList("versions.manifest.revision");
    }

    @Test
    void shouldAnswerAsSystemOneDoes() {
        Installation tillstream = new Installation(folder.resolve("home"));
        Path workbook = folder.resolve("small.xlsx");
        Installation.generate(workbook, 3_000, 5);
        try (Program program = tillstream.start("DATA_RAW_PATH", workbook.toString(), "MODELS_PATH",
                folder.resolve("models").toString(), "DATA_OUTPUT_PATH", folder.resolve("output").toString(),
                "KAFKA_TOPIC",
                "retail_data_stream")) {
            tillstream.awaitSettled(program, 3_000);
            for (String model : List.of("model1", "model2", "model3")) {
                tillstream.request().body(PREDICTION).post("/predict/" + model).then().statusCode(200)
                        .body("size()", equalTo(4)).body("model", equalTo("model_" + model.substring(5)))
                        .body("cluster", notNullValue()).body("input.quantity", equalTo(5.0f))
                        .body("input.price", equalTo(10.5f)).body("silhouette_score", notNullValue());
            }
            tillstream.request().body(PREDICTION).post("/predict/best").then().statusCode(200).body("model",
                    startsWith("model_"));
            tillstream.request().get("/").then().statusCode(200).contentType("application/json");
            tillstream.request().accept("text/html").get("/").then().statusCode(200).contentType("text/html");
            tillstream.request().get("/health").then().statusCode(200).body("status", equalTo("healthy"));
            tillstream.request().get("/models/info").then().statusCode(200).body("model_1.keySet()",
                    hasItem("training_time"));
            tillstream.request().get("/docs").then().statusCode(200);
            assertThat(folder.resolve("models/models_info.json")).exists();
            assertThat(folder.resolve("output")).isDirectoryContaining("glob:**batch_retail_data_stream-0-0-*.csv");
        }
    }

    @Test
    void shouldSwapAllVersionsWithoutAFailedCall() throws Exception {
        Installation tillstream = new Installation(folder.resolve("home"));
        Path first = folder.resolve("first.xlsx");
        Path second = folder.resolve("second.xlsx");
        Installation.generate(first, 6_000, 1);
        Installation.generate(second, 6_000, 2);
        try (Program program = tillstream.start("DATA_RAW_PATH", first.toString())) {
            tillstream.awaitSettled(program, 6_000);

            // When: a second workbook comes while a client calls
            try (Client client = new Client(tillstream.url() + "/predict/best")) {
                tillstream.request().contentType("multipart/form-data").multiPart("file", second.toFile())
                        .post("/ingest")
                        .then().statusCode(202);
                tillstream.awaitSettled(program, 12_000);
                long calls = client.calls.get();
                await().until(() -> client.calls.get() > calls + 100);

                // Then
                assertThat(client.failures).isEmpty();
            }
        }
    }

    @Test
    void shouldStayUpAndSayWhyWhenAFileIsBad() throws IOException {
        Installation tillstream = new Installation(folder.resolve("home"));
        Path bad = Files.writeString(folder.resolve("bad.xlsx"), "this is no workbook");
        try (Program program = tillstream.start("DATA_RAW_PATH", bad + "," + folder.resolve("missing.xlsx"))) {
            await().atMost(Installation.LONGEST).until(tillstream::isLive);
            await().untilAsserted(() -> assertThat(program.toString()).contains("bad.xlsx").contains("missing.xlsx"));
            await().untilAsserted(
                    () -> tillstream.request().get("/ingest/jobs").then().statusCode(200).body("state",
                            equalTo(List.of("failed", "failed"))));
            tillstream.request().body(PREDICTION).post("/predict/best").then().statusCode(503).header("Retry-After",
                    notNullValue());
            assertThat(program.isAlive()).isTrue();
        }
    }

    @Test
    void shouldGiveTheCommandLinesCallerAStatus() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.xlsx"), "this is no workbook");
        try (Program ingest = Installation.commandLine("ingest", "--bootstrap-servers", "127.0.0.1:1",
                bad.toString())) {
            assertThat(ingest.awaitEnd(Duration.ofMinutes(1))).isNotZero();
            assertThat(ingest.toString()).contains("bad.xlsx");
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TILLSTREAM_REAL_DATA", matches = ".+",
            disabledReason = "the real data is not here")
    void shouldTakeTheRealWorkbookWhole() {
        Path real = Path.of(System.getenv("TILLSTREAM_REAL_DATA"), "online_retail_II_subset.xlsx");
        Installation tillstream = new Installation(folder.resolve("home"));
        try (Program program = tillstream.start("DATA_RAW_PATH", real.toString())) {
            tillstream.awaitSettled(program, 34_766);
            await().untilAsserted(
                    () -> assertThat(program.toString()).contains("34,766 read = 34,766 published + 0 refused"));
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Calls one route over and over until it is closed. */
    private static final class Client implements AutoCloseable {

        private final AtomicLong calls = new AtomicLong();
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final HttpClient http = HttpClient.newHttpClient();
        private final HttpRequest request;
        private final Thread thread = new Thread(this::call, "client");

        private Client(String url) {
            request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(5)).POST(HttpRequest.BodyPublishers.ofString(PREDICTION)).build();
            thread.start();
        }

        private void call() {
            while (!stopped.get()) {
                try {
                    var response = http.send(request, BodyHandlers.ofString());
                    if (response.statusCode() != 200) {
                        failures.add(response.statusCode() + " " + response.body());
                    }
                } catch (IOException e) {
                    failures.add(e.toString());
                } catch (InterruptedException e) {
                    return;
                }
                calls.incrementAndGet();
            }
        }

        @Override
        public void close() {
            stopped.set(true);
            await().until(() -> !thread.isAlive());
        }
    }
}
