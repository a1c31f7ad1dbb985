package dev.tillstream.bench.serving;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;

/** The load generator wrk: as many requests as are answered, over kept connections, from one thread. */
final class Wrk {

    private static final String SCRIPT = "predict.lua";
    private static final int GRACE_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String command;
    private final int connections;
    private final Path script;
    private final Path output;

    /** @param folder for its script and what it prints */
    Wrk(String command, int connections, Path folder) {
        this.command = command;
        this.connections = connections;
        this.script = folder.resolve(SCRIPT);
        this.output = folder.resolve("wrk.out");
        try (InputStream resource = Wrk.class.getResourceAsStream(SCRIPT)) {
            Files.createDirectories(folder);
            Files.write(script, resource.readAllBytes());
        } catch (IOException e) {
            throw new BenchmarkFailedException(script + " can't be written: " + e.getMessage(), e);
        }
    }

    /** @throws BenchmarkFailedException if there is no such program */
    void check() {
        try (Program program = Program.start(List.of(command, "--version"), Map.of(), output)) {
            program.await(command + " --version", Duration.ofSeconds(10), () -> program.printed()
                    .contains("wrk"));
        } catch (BenchmarkFailedException e) {
            throw new BenchmarkFailedException(
                    "this benchmark needs the load generator wrk (Debian's package 'wrk', or "
                            + "--wrk PATH): " + e.getMessage(),
                    e);
        }
    }

    Load run(URI route, int seconds) {
        List<String> line = List.of(command, "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "10s",
                "-s", script.toString(), route.toString());
        try (Program program = Program.start(line, Map.of(), output)) {
            return parse(program.finish(Duration.ofSeconds(seconds + GRACE_SECONDS)).output());
        }
    }

    /** Reads the last line of what the script printed. */
    static Load parse(String printed) {
        String last = printed.strip().substring(printed.strip().lastIndexOf('\n') + 1);
        try {
            JsonNode result = JSON.readTree(last);
            long requests = result.required("requests").longValue();
            return new Load(requests / (result.required("us").doubleValue() / 1e6), millis(result, "p50"),
                    millis(result, "p99"), millis(result, "max"), requests, result.required("failures").longValue());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BenchmarkFailedException("wrk printed something else than its result: " + last, e);
        }
    }

    private static double millis(JsonNode result, String name) {
        return result.required(name).doubleValue() / 1e3;
    }
}
