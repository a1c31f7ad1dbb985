package dev.tillstream.embeddedkafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A broker that the users of a folder share: a process of its own, which the first one starts and which ends by itself
 * soon after the last one, however that ended. Thread-safe.
 */
public final class SharedKafka implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(1);
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Path registration;
    private final String bootstrapServers;

    private SharedKafka(Path registration, String bootstrapServers) {
        this.registration = registration;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Uses the folder's broker, and starts it if there is none.
     *
     * @param folder where users and broker meet; nothing else may be in it
     * @param classPath of a new broker
     * @param arguments of a new broker, see {@link EmbeddedKafkaMain}
     * @throws EmbeddedKafkaException if it can't be started; its output is in the folder's {@code broker.log}
     */
    public static SharedKafka join(Path folder, List<Path> classPath, List<String> arguments) {
        SharedFolder shared = new SharedFolder(folder.toAbsolutePath().normalize());
        try {
            return shared.alone(() -> {
                Path registration = shared.register(ProcessHandle.current());
                try {
                    Optional<String> running = shared.address();
                    return new SharedKafka(registration,
                            running.isPresent() ? running.get() : start(shared, classPath, arguments));
                } catch (IOException | RuntimeException e) {
                    Files.deleteIfExists(registration);
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Cannot share a broker in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Needs the broker no more. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(registration);
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Cannot delete " + registration + ": " + e.getMessage(), e);
        }
    }

    private static String start(SharedFolder shared, List<Path> classPath, List<String> arguments) throws IOException {
        Path options = shared.folder().resolve("broker.options");
        // In a file, since the path of an application in dev mode may be longer than a command line.
        Files.writeString(options, "-cp \"" + String.join(System.getProperty("path.separator"),
                classPath.stream().map(path -> path.toString().replace("\\", "\\\\")).toList()) + "\"\n");
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx256m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "@" + options,
                EmbeddedKafkaMain.class.getName(), "--shared", shared.folder().toString()));
        command.addAll(arguments);
        Path log = shared.folder().resolve("broker.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        return await(shared, process, log);
    }

    private static String await(SharedFolder shared, Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<String> address = shared.address();
            if (address.isPresent()) {
                return address.get();
            }
            try {
                if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new EmbeddedKafkaException("The shared broker ended with status " + process.exitValue()
                            + ": " + Files.readString(log).strip(), null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroy();
                throw new EmbeddedKafkaException("Interrupted while the shared broker starts", e);
            }
        }
        process.destroy();
        throw new EmbeddedKafkaException("The shared broker took more than " + START + " to start; see " + log, null);
    }
}
