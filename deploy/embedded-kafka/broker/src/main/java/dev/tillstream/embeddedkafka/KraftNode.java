package dev.tillstream.embeddedkafka;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's controller and broker, put together by hand. Kafka's own assembly ends the JVM on a fault and wants the
 * controller's port before it is bound; here, as in Kafka's own tests, the system chooses a free port, so that nothing
 * can take it in between, and it may be another one at each start.
 */
final class KraftNode {

    static final String HOST = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(KraftNode.class);

    private final Faults faults;
    private final SharedServer shared;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KraftNode(KafkaConfig config, Faults faults) {
        this.faults = faults;
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> folder = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        var voters = new CompletableFuture<Map<Integer, InetSocketAddress>>();
        String clusterId = folder._1().clusterId().orElseThrow();
        shared = new SharedServer(config, folder._1(), Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, clusterId), voters, List.of(), faults,
                ServerSocketFactory.INSTANCE);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folder._2());
        controller.socketServerFirstBoundPortFuture()
                .thenAccept(port -> voters
                        .complete(Map.of(BrokerProperties.NODE, new InetSocketAddress(HOST, port))));
        broker = new BrokerServer(shared);
    }

    static KraftNode start(Path data, int port, Map<String, String> overrides, Consumer<Throwable> onFailure) {
        try {
            if (!Files.exists(data.resolve("meta.properties"))) {
                format(data);
            }
            KafkaConfig config = new KafkaConfig(BrokerProperties.of(data, port, overrides), false);
            KraftNode node = new KraftNode(config, new Faults(onFailure));
            node.startUp();
            return node;
        } catch (Exception e) {
            throw new EmbeddedKafkaException(explain(e, port), e);
        }
    }

    int port() {
        return broker.boundPort(ListenerName.normalised(BrokerProperties.BROKER_LISTENER));
    }

    String clusterId() {
        return shared.clusterId();
    }

    /** The broker first: it tells the controller that it leaves. */
    void close() {
        faults.reportNoMore();
        try {
            broker.shutdown();
        } finally {
            controller.shutdown();
        }
    }

    private void startUp() {
        try {
            controller.startup();
            broker.startup();
        } catch (Throwable e) {
            close();
            throw e;
        }
        faults.reportFromNowOn();
    }

    private static void format(Path data) throws Exception {
        var messages = new ByteArrayOutputStream();
        try (var out = new PrintStream(messages, true, StandardCharsets.UTF_8)) {
            new Formatter().setPrintStream(out).setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerProperties.NODE).setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(data.toString()).addDirectory(data.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction()).run();
        }
        LOG.debug("{}", messages.toString(StandardCharsets.UTF_8));
    }

    private static String explain(Throwable failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "Port " + port + " is taken: stop what listens there, or choose another port.";
            }
        }
        return "Kafka cannot start: " + failure.getMessage();
    }
}
