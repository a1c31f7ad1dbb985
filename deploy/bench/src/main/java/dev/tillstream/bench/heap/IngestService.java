package dev.tillstream.bench.heap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.GcLog;
import dev.tillstream.bench.process.Ports;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.ServiceApp;

/** The ingest service in a process of its own with a bounded heap, which gets one workbook at its start. */
final class IngestService implements AutoCloseable {

    /** Rarely enough to leave no mark in the heap that is measured. */
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI jobs;
    private final Program program;
    private final Path gcLog;

    private IngestService(Program program, URI jobs, Path gcLog) {
        this.program = program;
        this.jobs = jobs;
        this.gcLog = gcLog;
    }

    /** @param folder an empty one */
    static IngestService start(ServiceApp app, String bootstrapServers, Path workbook, int heapMegabytes, Path folder) {
        int port = Ports.free();
        Path gcLog = folder.resolve("gc.log");
        Program program = Program.java(
                List.of("-Xmx" + heapMegabytes + "m", "-XX:+ExitOnOutOfMemoryError",
                        "-Xlog:gc:file=" + gcLog + "::filecount=0", "-jar", app.serviceJar().toString()),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "DATA_RAW_PATH", workbook.toString(),
                        "TILLSTREAM_HOME", folder.resolve("home").toString(), "API_PORT", Integer.toString(port)),
                folder.resolve("service.out"));
        return new IngestService(program, URI.create("http://127.0.0.1:" + port + "/ingest/jobs"), gcLog);
    }

    /** Waits until the workbook is sent, or can't be. */
    ServiceEnd awaitEnd() {
        while (!program.waitFor(LOOK_AGAIN_MILLIS)) {
            JsonNode job = job();
            switch (job.path("state").asText("starting")) {
                case "starting", "queued", "running" -> {
                }
                case "completed" -> {
                    return new ServiceEnd.Completed(job.path("read").asLong(), job.path("published").asLong(),
                            job.path("refused").asLong(), job.path("rowsPerSecond").asLong(),
                            program.peakResidentMegabytes());
                }
                default -> {
                    return new ServiceEnd.Failed("the job is " + job.path("state").asText() + ": "
                            + job.path("reason").asText());
                }
            }
        }
        return new ServiceEnd.Failed(program.ended());
    }

    /** To be read when the workbook has been sent. */
    GcLog gcLog() {
        return GcLog.read(gcLog);
    }

    @Override
    public void close() {
        program.close();
    }

    /** The first and only job; nothing while the service starts. */
    private JsonNode job() {
        try {
            String answer = http.send(HttpRequest.newBuilder(jobs).build(), BodyHandlers.ofString()).body();
            return JSON.readTree(answer).path(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        } catch (IOException notThere) {
            // It starts, or has just ended: the process tells which.
            return JSON.createObjectNode();
        }
    }
}
