package dev.tillstream.embeddedkafka.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.embeddedkafka.SharedKafka;
import io.quarkus.deployment.builditem.Startable;
import org.jboss.logging.Logger;

/**
 * The broker that all services share that run in dev mode on this machine. It is a process of its own, so that a service
 * may end, or be killed, while others go on.
 */
final class SharedKafkaDevService implements Startable {

    private static final Logger LOG = Logger.getLogger(SharedKafkaDevService.class);

    private final Path meetingPlace;
    private final List<Path> classPath;
    private final List<String> arguments = new ArrayList<>();
    private SharedKafka kafka;

    SharedKafkaDevService(EmbeddedKafkaDevServicesConfig config, List<Path> classPath) {
        this.meetingPlace = config.sharedFolder().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"),
                "tillstream-dev-" + System.getProperty("user.name")));
        this.classPath = classPath;
        config.folder().ifPresent(folder -> arguments.addAll(List.of("--folder", folder.toAbsolutePath().toString())));
        config.port().ifPresent(port -> arguments.addAll(List.of("--port", port.toString())));
    }

    @Override
    public synchronized void start() {
        kafka = SharedKafka.join(meetingPlace, classPath, arguments);
        DevKafka.startedOn(kafka.bootstrapServers());
        LOG.infof("Kafka on %s, shared in %s", kafka.bootstrapServers(), meetingPlace);
    }

    @Override
    public synchronized String getConnectionInfo() {
        return kafka.bootstrapServers();
    }

    /** There is no container. */
    @Override
    public String getContainerId() {
        return null;
    }

    @Override
    public synchronized void close() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
