package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka broker in a process of its own, ready when made. */
final class Broker implements AutoCloseable {

    private static final String LIBRARIES = Path.of(System.getProperty("standalone.jar")).resolveSibling("lib")
            .toString();

    private final String address;
    private final Program program;

    Broker(Path folder) {
        this(folder, Installation.freePort());
    }

    /** On a port that an earlier life of the same broker has had, its folder as well. */
    Broker(Path folder, int port) {
        address = "127.0.0.1:" + port;
        program = Program.java(Map.of(), "-Xmx256m", "-cp",
                LIBRARIES + "/main/*" + File.pathSeparator + LIBRARIES + "/boot/*",
                "dev.tillstream.embeddedkafka.EmbeddedKafkaMain", "--folder", folder.toString(), "--port",
                Integer.toString(port));
        await().atMost(Installation.LONGEST).until(() -> {
            assertThat(program.isAlive()).as(program::toString).isTrue();
            return program.printed().contains("ready on " + address);
        });
    }

    /** {@code host:port}. */
    String address() {
        return address;
    }

    /** SIGKILL. */
    void kill() {
        program.kill();
        program.awaitEnd(Installation.LONGEST);
    }

    @Override
    public void close() {
        program.close();
    }
}
