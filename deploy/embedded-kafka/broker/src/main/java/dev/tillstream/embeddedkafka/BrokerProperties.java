package dev.tillstream.embeddedkafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What one broker on a laptop needs: defaults of Kafka that assume a server are brought down. */
final class BrokerProperties {

    static final int NODE = 1;
    static final String BROKER_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final Set<String> OURS = Set.of("process.roles", "node.id", "broker.id", "listeners",
            "advertised.listeners", "listener.security.protocol.map", "inter.broker.listener.name",
            "security.inter.broker.protocol", "controller.listener.names", "controller.quorum.voters",
            "controller.quorum.bootstrap.servers", "log.dir", "log.dirs", "metadata.log.dir");

    private static final String SIXTEEN_MEGABYTES = String.valueOf(16 << 20);

    private BrokerProperties() {}

    static void requireFree(String key) {
        if (OURS.contains(key)) {
            throw new IllegalArgumentException("The embedded broker sets " + key + " itself");
        }
    }

    static Properties of(Path data, int port, Map<String, String> overrides) {
        Properties all = new Properties();
        putFootprint(all);
        putSingleNodeTopics(all);
        putStartAndStop(all);
        all.putAll(overrides);
        putIdentity(all, data, port);
        return all;
    }

    private static void putIdentity(Properties all, Path data, int port) {
        all.put("process.roles", "broker,controller");
        all.put("node.id", String.valueOf(NODE));
        all.put("listeners", BROKER_LISTENER + "://" + KraftNode.HOST + ":" + port + "," + CONTROLLER_LISTENER + "://"
                + KraftNode.HOST + ":0");
        all.put("listener.security.protocol.map", BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        all.put("inter.broker.listener.name", BROKER_LISTENER);
        all.put("controller.listener.names", CONTROLLER_LISTENER);
        // Only the id counts: KraftNode replaces the address by the port that was bound.
        all.put("controller.quorum.voters", NODE + "@" + KraftNode.HOST + ":0");
        all.put("log.dirs", data.toString());
    }

    private static void putFootprint(Properties all) {
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("background.threads", "2");
        all.put("num.recovery.threads.per.data.dir", "2");
        all.put("group.coordinator.threads", "1");
        // Allocated up front, on the heap; by default 128 MB.
        all.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
        // Mapped into memory for each segment; enough for a segment of 1 GB.
        all.put("log.index.size.max.bytes", String.valueOf(2 << 20));
        all.put("log.preallocate", "false");
        all.put("socket.request.max.bytes", SIXTEEN_MEGABYTES);
        all.put("message.max.bytes", SIXTEEN_MEGABYTES);
        all.put("replica.fetch.max.bytes", SIXTEEN_MEGABYTES);
        // No JMX: two brokers in one JVM would fight over the names.
        all.put("metric.reporters", "");
    }

    private static void putSingleNodeTopics(Properties all) {
        all.put("auto.create.topics.enable", "true");
        all.put("num.partitions", "1");
        all.put("default.replication.factor", "1");
        all.put("min.insync.replicas", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("transaction.state.log.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void putStartAndStop(Properties all) {
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("server.max.startup.time.ms", "60000");
        // After a kill, the new broker has to wait until the old one's session expires: by default 9 seconds.
        all.put("broker.session.timeout.ms", "3000");
        all.put("broker.heartbeat.interval.ms", "500");
    }
}
