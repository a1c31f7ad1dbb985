package dev.tillstream.bench.serving;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.bench.process.Ports;
import dev.tillstream.bench.process.Program;

/** Another server that answers {@code POST /predict/best}: one that runs already, or one that is started. */
final class Peer implements AutoCloseable {

    private static final String PORT = "{port}";
    private static final String BROKER = "{broker}";

    private final Optional<Program> program;
    private final URI address;

    private Peer(Optional<Program> program, URI address) {
        this.program = program;
        this.address = address;
    }

    /** @param text an address, or a shell command in which {@code {port}} is replaced by a free port, and {@code {broker}} by the broker's address */
    static Peer start(String text, String bootstrapServers, Path output) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            return new Peer(Optional.empty(), URI.create(text));
        }
        int port = Ports.free();
        String command = text.replace(PORT, Integer.toString(port)).replace(BROKER, bootstrapServers);
        return new Peer(Optional.of(Program.start(List.of("sh", "-c", "exec " + command), Map.of(), output)),
                URI.create("http://127.0.0.1:" + port));
    }

    Optional<Program> program() {
        return program;
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        program.ifPresent(Program::close);
    }
}
