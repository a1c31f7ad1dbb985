package dev.tillstream.bench.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tillstream.bench.process.Program;
import dev.tillstream.bench.process.ServiceApp;

/**
 * The command line {@code tillstream ingest}, which makes the topic itself.
 *
 * @param folder where its processes print to
 */
public record Ingest(ServiceApp app, String bootstrapServers, Path folder) {

    /** Sends the rows of a file, whichever dataset they are of. */
    public Sending send(Path file, String topic) {
        return Sending.ingest(Program.runOnThisJava(
                List.of(app.commandLine().toString(), "ingest", "--bootstrap-servers", bootstrapServers, "--topic",
                        topic, file.toString()),
                Map.of("TILLSTREAM_OPTS", "-Xmx512m"), folder.resolve(topic + ".out")));
    }
}
