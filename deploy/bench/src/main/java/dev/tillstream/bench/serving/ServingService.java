package dev.tillstream.bench.serving;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.bench.process.Ports;
import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.ServiceApp;

/** The serving service in a process of its own. */
final class ServingService implements AutoCloseable {

    private final Program program;
    private final URI address;

    private ServingService(Program program, URI address) {
        this.program = program;
        this.address = address;
    }

    /** @param options of the JVM */
    static ServingService start(ServiceApp app, List<String> options, String bootstrapServers, Path output) {
        int port = Ports.free();
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-jar", app.serviceJar().toString()));
        return new ServingService(Program.java(arguments, environment(port, bootstrapServers, output), output),
                address(port));
    }

    /** Starts its native executable. */
    static ServingService startNative(Path executable, String bootstrapServers, Path output) {
        int port = Ports.free();
        return new ServingService(Program.start(List.of(executable.toString()),
                environment(port, bootstrapServers, output), output), address(port));
    }

    private static Map<String, String> environment(int port, String bootstrapServers, Path output) {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers, "API_PORT", Integer.toString(port), "MODELS_PATH",
                output.resolveSibling("no-models").toString());
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    Program program() {
        return program;
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        program.close();
    }
}
