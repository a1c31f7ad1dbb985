package dev.tillstream.systemtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dev mode, in a copy of the sources, with the local wrapper that the README says how to make. */
class DevModeIT {

    private static final Path ROOT = Path.of(System.getProperty("root"));
    private static final Set<String> NOT_COPIED = Set.of("target", ".git", ".tillstream");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_RELOAD = Duration.ofMinutes(1);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    /** CPU time in a second. */
    private static final Duration AT_REST = Duration.ofMillis(300);
    private static final Duration LIVE = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private Path sources;
    private int port;

    @BeforeEach
    void copySources() throws IOException {
        assumeTrue(Files.exists(ROOT.resolve("mvnw")),
                "dev mode needs Maven 3.9, for which the README says how to make a wrapper");
        sources = folder.resolve("sources");
        copy(ROOT, sources);
        port = Installation.freePort();
    }

    /** Maven ends before the application that it has started, and the broker some seconds behind both. */
    @AfterEach
    void awaitTheEndOfAllThatWrites() {
        await().atMost(LONGEST_RELOAD).ignoreExceptions().until(() -> {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            return true;
        });
        assertThat(folder).doesNotExist();
    }

    @Test
    void shouldMakeAChangeOfAServiceLive() throws IOException {
        try (Program serving = start("-pl serving -am")) {
            // Given
            Path resource = sources
                    .resolve("serving/src/main/java/dev/tillstream/serving/prediction/PredictResource.java");
            String source = Files.readString(resource);
            assertThat(answer()).contains("there is no model 'nope'");
            awaitTheEndOfItsStart(serving);

            // When
            List<Duration> reloads = new ArrayList<>();
            for (String word : List.of("first", "second", "third", "fourth")) {
                Files.writeString(resource, source.replace("there is no model '", "there is no " + word + " model '"));
                long changed = System.nanoTime();
                await().atMost(LONGEST_RELOAD).until(() -> answer().contains("there is no " + word + " model 'nope'"));
                reloads.add(Duration.ofNanos(System.nanoTime() - changed));
            }

            // Then
            System.out.println("A change was live after " + reloads);
            if (Boolean.getBoolean("tillstream.full")) {
                assertThat(reloads).as("changes are live within 3 s").allMatch(reload -> reload.compareTo(LIVE) <= 0);
            }
            assertThat(serving.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-pl ingest -am", "-pl batcher -am", "-pl trainer -am",
            "-Dstandalone.dev -pl deploy/standalone -am"})
    @EnabledIfSystemProperty(named = "tillstream.full", matches = "true",
            disabledReason = "starts all in turn: only with -Pfull")
    void shouldStartWithoutAContainerEngine(String modules) {
        try (Program program = start(modules)) {
            assertThat(program.isAlive()).isTrue();
            assertThat(program.toString()).contains("Live Coding activated").doesNotContain("ERROR");
        }
    }

    /** With a broker of the test's own. */
    private Program start(String modules) {
        Program program = Program.shell(sources,
                Map.of("API_PORT", Integer.toString(port), "TILLSTREAM_HOME", folder.resolve("home").toString(),
                        "TILLSTREAM_EMBEDDED_KAFKA_DEVSERVICES_SHARED_FOLDER", folder.resolve("kafka").toString()),
                "exec ./mvnw -B " + modules + " quarkus:dev -Ddebug=false -Dquarkus.analytics.disabled=true");
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(program.isAlive()).as(program::toString).isTrue();
            return isLive();
        });
        return program;
    }

    /** Nobody changes anything in the very seconds after the start, in which the JVM is still at work on it. */
    private static void awaitTheEndOfItsStart(Program program) {
        await().atMost(LONGEST_START).until(() -> program.toString().contains("The compiler is loaded"));
        AtomicReference<Duration> used = new AtomicReference<>(program.cpuTime());
        await().atMost(LONGEST_START).pollInterval(ONE_SECOND).until(() -> {
            Duration before = used.getAndSet(program.cpuTime());
            return used.get().minus(before).compareTo(AT_REST) < 0;
        });
    }

    private boolean isLive() {
        try {
            return RestAssured.get("http://127.0.0.1:" + port + "/q/health/live").statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    private String answer() {
        return given().contentType("application/json").body("{}")
                .post("http://127.0.0.1:" + port + "/predict/nope").asString();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (!directory.equals(from) && NOT_COPIED.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
