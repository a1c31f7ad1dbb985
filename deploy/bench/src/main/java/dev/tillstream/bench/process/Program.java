package dev.tillstream.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that a benchmark started. All that it prints goes to a file, so that reading it takes nothing from the
 * measurement. It ends with this JVM at the latest. Not thread-safe.
 */
public final class Program implements AutoCloseable {

    /** The longest that anything here takes: tens of millions of rows on a slow machine. */
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final Pattern PEAK_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final String LOG_MANAGER = "org.jboss.logmanager.LogManager";
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Process process;
    private final long started = System.nanoTime();
    private final Path output;
    private final Thread endWithThisJvm;

    private Program(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // The settings of whoever runs a benchmark are not the benchmark's.
        builder.environment().keySet().removeIf(name -> name.startsWith("KAFKA_") || name.startsWith("DATA_")
                || name.startsWith("API_") || name.startsWith("TILLSTREAM_") || name.startsWith("INGEST_")
                || name.startsWith("BATCHER_") || name.startsWith("TRAINER_") || name.startsWith("SERVING_")
                || name.startsWith("MODELS_"));
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.output = output;
        this.endWithThisJvm = new Thread(process::destroy, "end-" + process.pid());
        Runtime.getRuntime().addShutdownHook(endWithThisJvm);
    }

    /** What a process printed, and the time from its start to its end. */
    public record Finished(String output, Duration took) {}

    /**
     * Starts a program.
     *
     * @throws BenchmarkFailedException if there is none of that name
     */
    public static Program start(List<String> command, Map<String, String> environment, Path output) {
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            return new Program(command, environment, output);
        } catch (IOException e) {
            throw new BenchmarkFailedException(command.get(0) + " can't be started: " + e.getMessage(), e);
        }
    }

    /** Starts a JVM of the kind that this one is. */
    public static Program java(List<String> arguments, Map<String, String> environment, Path output) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(arguments);
        return start(command, environment, output);
    }

    /**
     * Runs a JVM to its end.
     *
     * @throws BenchmarkFailedException if it ends with another status than 0
     */
    public static Finished runJava(List<String> arguments, Path output) {
        try (Program program = java(arguments, Map.of(), output)) {
            return program.finish();
        }
    }

    /**
     * Runs a program that chooses its Java by {@code JAVA_HOME} to its end, on the kind that this JVM is.
     *
     * @param environment what it gets beside that
     * @throws BenchmarkFailedException if it ends with another status than 0
     */
    public static Finished runOnThisJava(List<String> command, Map<String, String> environment, Path output) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        try (Program program = start(command, all, output)) {
            return program.finish();
        }
    }

    /**
     * Waits for a line that tells where the program listens; a program that does not print it is ended.
     *
     * @param line whose first group is returned
     * @throws BenchmarkFailedException if it ends before, or takes longer
     */
    public String awaitPrinted(String what, Duration longest, Pattern line) {
        try {
            await(what, longest, () -> line.matcher(printed()).find());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return line.matcher(printed()).results().findFirst().orElseThrow().group(1);
    }

    /** The arguments that give a JVM the classes of this one. */
    public static List<String> ownClasses() {
        return List.of("-Djava.util.logging.manager=" + LOG_MANAGER, "-cp", System.getProperty("java.class.path"));
    }

    /** Runs a class of this JVM's class path to its end, in a new JVM; see {@link #runJava}. */
    public static Finished runOwn(List<String> options, String mainClass, List<String> arguments, Path output) {
        List<String> all = new ArrayList<>(options);
        all.addAll(ownClasses());
        all.add(mainClass);
        all.addAll(arguments);
        return runJava(all, output);
    }

    /**
     * Waits for the end of the process.
     *
     * @throws BenchmarkFailedException if it ends with another status than 0
     */
    public Finished finish() {
        return finish(LONGEST);
    }

    /** The same for a program that must not take longer than that. */
    public Finished finish(Duration longest) {
        awaitEnd(longest);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        if (process.exitValue() != 0) {
            throw new BenchmarkFailedException(ended());
        }
        return new Finished(printed(), took);
    }

    /**
     * Waits until something is true.
     *
     * @throws BenchmarkFailedException if the process ends before
     */
    public void await(String what, Duration longest, BooleanSupplier condition) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (waitFor(LOOK_AGAIN_MILLIS)) {
                throw new BenchmarkFailedException(ended());
            }
            if (System.nanoTime() > deadline) {
                throw new BenchmarkFailedException(what + " took more than " + longest + "; see " + output);
            }
        }
    }

    /** Waits for a moment. @return whether the process has ended */
    public boolean waitFor(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** All that it printed so far. */
    public String printed() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchmarkFailedException(output + " can't be read: " + e.getMessage(), e);
        }
    }

    /** How the process ended, and the last that it said. */
    public String ended() {
        List<String> lines = printed().lines().filter(line -> !line.isBlank()).toList();
        String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
        return "a process ended with status " + process.exitValue() + ": " + last + " (all of it: " + output + ")";
    }

    private void awaitEnd(Duration longest) {
        if (!waitFor(longest.toMillis())) {
            throw new BenchmarkFailedException("a process took more than " + longest + "; see " + output);
        }
    }

    /** The most memory that the process had, in megabytes (2^20 bytes); NaN where the system does not tell. */
    public double peakResidentMegabytes() {
        return megabytes(PEAK_RESIDENT);
    }

    /** The memory that the process has now, in megabytes (2^20 bytes); NaN where the system does not tell. */
    public double residentMegabytes() {
        return megabytes(RESIDENT);
    }

    private double megabytes(Pattern line) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            Matcher value = line.matcher(Files.exists(status) ? Files.readString(status) : "");
            return value.find() ? Long.parseLong(value.group(1)) / 1024.0 : Double.NaN;
        } catch (IOException e) {
            throw new BenchmarkFailedException(status + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Asks the process to stop, and makes it stop when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        removeHook();
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
        } catch (IllegalStateException shuttingDown) {
            // The hook is at work already.
            return;
        }
    }
}
