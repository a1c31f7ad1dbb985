package dev.tillstream.bench.visitors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.GcLog;
import dev.tillstream.bench.process.Ports;
import dev.tillstream.bench.process.Program;

/** All services and the broker in one process, which takes a file from its start. */
final class EverythingService implements AutoCloseable {

    static final int HEAP_MEGABYTES = 2048;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_ANSWER).build();
    private final Program program;
    private final URI address;
    private final Path gcLog;
    private final long began;
    private List<ServedVersion> served = List.of();

    private EverythingService(Program program, URI address, Path gcLog, long began) {
        this.program = program;
        this.address = address;
        this.gcLog = gcLog;
        this.began = began;
    }

    /** @param folder of its state and of what it prints */
    static EverythingService start(Path tillstream, Path file, Path folder) {
        int port = Ports.free();
        Path gcLog = folder.resolve("everything.gc");
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"), "TILLSTREAM_HOME",
                folder.resolve("home").toString(), "API_PORT", Integer.toString(port), "DATA_RAW_PATH",
                file.toString(), "TILLSTREAM_OPTS",
                "-Xmx" + HEAP_MEGABYTES + "m -XX:+UseParallelGC -Xlog:gc:file=" + gcLog);
        long began = System.nanoTime();
        return new EverythingService(
                Program.start(List.of(tillstream.toString()), environment, folder.resolve("everything.out")),
                URI.create("http://127.0.0.1:" + port), gcLog, began);
    }

    /** Waits until the versions stand for so many rows. @return seconds since the start */
    double awaitServed(long rows) {
        program.await("three versions of " + ServedVersion.FAMILIES + " of " + rows + " rows", LONGEST,
                () -> !program.waitFor(LOOK_AGAIN_MILLIS) && isServed(rows));
        return (System.nanoTime() - began) / 1e9;
    }

    private boolean isServed(long rows) {
        try {
            HttpResponse<byte[]> answer = get("/v1/families");
            served = answer.statusCode() == 200 ? ServedVersion.read(JSON.readTree(answer.body())) : List.of();
            return ServedVersion.cover(served, rows);
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The body of an answer. @throws BenchmarkFailedException if there is none, or no success */
    byte[] answer(String route) {
        try {
            HttpResponse<byte[]> answer = get(route);
            if (answer.statusCode() != 200) {
                throw new BenchmarkFailedException(route + " is answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new BenchmarkFailedException(route + " is not answered: " + e.getMessage(), e);
        }
    }

    private HttpResponse<byte[]> get(String route) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(address.resolve(route)).timeout(LONGEST_ANSWER).build(),
                    BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }

    /** As they were when they were last looked at. */
    List<ServedVersion> served() {
        return served;
    }

    URI address() {
        return address;
    }

    /** Of all its time until now. */
    GcLog heap() {
        return GcLog.read(gcLog);
    }

    double peakResidentMegabytes() {
        return program.peakResidentMegabytes();
    }

    @Override
    public void close() {
        program.close();
    }
}
