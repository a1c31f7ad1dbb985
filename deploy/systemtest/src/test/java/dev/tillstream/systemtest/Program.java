package dev.tillstream.systemtest;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program in a process of its own, with what it prints. */
final class Program implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** No program lives long enough here for the slower compiler to pay. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";
    private static final Pattern SETTING = Pattern
            .compile("(KAFKA|DATA|API|MODELS|TILLSTREAM|INGEST|BATCHER|TRAINER|SERVING|QUARKUS)_");

    private final Process process;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Program(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The settings of whoever runs the tests are not the test's.
        builder.environment().keySet().removeIf(name -> SETTING.matcher(name).lookingAt());
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Runs {@code java} of the JVM that runs the tests. */
    static Program java(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), QUICK_START));
        command.addAll(List.of(arguments));
        return new Program(command, environment);
    }

    /** Runs a program that needs no JVM. */
    static Program executable(Map<String, String> environment, String... command) {
        return new Program(List.of(command), environment);
    }

    /** Runs the command line, on the same JVM. */
    static Program tillstream(Path launcher, String... arguments) {
        return launcher(launcher, Map.of("TILLSTREAM_OPTS", QUICK_START), arguments);
    }

    /** Runs a program that chooses its Java by {@code JAVA_HOME}, on the same JVM. */
    static Program launcher(Path launcher, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        return new Program(command, all);
    }

    /** Runs a command line as a person would, in the given folder. */
    static Program shell(Path folder, String command) {
        return shell(folder, Map.of(), command);
    }

    /** The same with settings. */
    static Program shell(Path folder, Map<String, String> environment, String command) {
        return new Program(List.of("sh", "-c", "cd '" + folder + "' && " + command), environment);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
            }
        } catch (IOException closed) {
            printed.add("(output ended: " + closed.getMessage() + ")");
        }
    }

    List<String> printed() {
        return printed;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Of it and of all that it has started, as far as they live. */
    Duration cpuTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(part -> part.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** SIGTERM. */
    void stop() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** @return the exit status */
    int awaitEnd(Duration longest) {
        await().atMost(longest).until(() -> !process.isAlive());
        await().until(() -> !reader.isAlive());
        return process.exitValue();
    }

    /** Waits as long as it runs, but not longer than that. */
    boolean endsWithin(Duration longest) {
        try {
            return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return String.join("\n", printed);
    }
}
