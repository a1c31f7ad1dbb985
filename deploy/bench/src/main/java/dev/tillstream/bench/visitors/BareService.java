package dev.tillstream.bench.visitors;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.process.Program;

/** A {@link BareServer} in a process of its own. */
final class BareService implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(1);
    private static final Pattern READY = Pattern.compile(BareServer.READY + "(\\d+)\\R");

    private final Program program;
    private final URI address;

    private BareService(Program program, URI address) {
        this.program = program;
        this.address = address;
    }

    /** @param answer the body of all its answers */
    static BareService start(byte[] answer, Path folder) {
        Path body = folder.resolve("bare.json");
        try {
            Files.write(body, answer);
        } catch (IOException e) {
            throw new BenchmarkFailedException(body + " can't be written: " + e.getMessage(), e);
        }
        List<String> arguments = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseParallelGC"));
        arguments.addAll(Program.ownClasses());
        arguments.addAll(List.of(BareServer.class.getName(), body.toString()));
        Program program = Program.java(arguments, Map.of(), folder.resolve("bare.out"));
        String port = program.awaitPrinted("the bare server's start", START, READY);
        return new BareService(program, URI.create("http://127.0.0.1:" + port));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        program.close();
    }
}
