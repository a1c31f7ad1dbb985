package dev.tillstream.embeddedkafka.deployment;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import io.quarkus.deployment.builditem.Startable;
import org.jboss.logging.Logger;

/**
 * One broker as Quarkus wants to start and close it. Quarkus closes it when dev mode ends or the configuration changes,
 * but not after the last test: then a shutdown hook does, so that no temporary folder is left behind.
 */
final class EmbeddedKafkaDevService implements Startable {

    private static final Logger LOG = Logger.getLogger(EmbeddedKafkaDevService.class);

    private final EmbeddedKafka.Builder builder;
    private EmbeddedKafka kafka;
    private Thread hook;

    EmbeddedKafkaDevService(EmbeddedKafkaDevServicesConfig config) {
        builder = EmbeddedKafka.builder().port(config.port().orElse(0));
        config.folder().ifPresent(builder::folder);
    }

    @Override
    public synchronized void start() {
        BrokerLogging.quieten();
        kafka = builder.start();
        DevKafka.startedOn(kafka.bootstrapServers());
        hook = new Thread(kafka::close, "embedded-kafka-stop");
        Runtime.getRuntime().addShutdownHook(hook);
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
        if (kafka == null) {
            return;
        }
        kafka.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is already stopping, and its hook will find the broker closed", e);
        }
    }
}
