package dev.tillstream.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A Kafka broker in a process of its own, on a free port, with a folder that is deleted when it is closed. */
public final class Broker implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Pattern READY = Pattern.compile("ready on (\\S+:\\d+)");

    private final Program program;
    private final String bootstrapServers;

    private Broker(Program program, String bootstrapServers) {
        this.program = program;
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns when it accepts clients. */
    public static Broker start(Path work) {
        Path temporary = work.resolve("tmp").toAbsolutePath();
        try {
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new BenchmarkFailedException(temporary + " can't be made: " + e.getMessage(), e);
        }
        // Without a folder of its own it makes a temporary one: on the disk of the work folder, not in the memory that
        // the system's one may be.
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-Djava.io.tmpdir=" + temporary));
        arguments.addAll(Program.ownClasses());
        arguments.add("dev.tillstream.embeddedkafka.EmbeddedKafkaMain");
        Program program = Program.java(arguments, Map.of(), work.resolve("broker.out"));
        return new Broker(program, program.awaitPrinted("the broker's start", START, READY));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        program.close();
    }
}
