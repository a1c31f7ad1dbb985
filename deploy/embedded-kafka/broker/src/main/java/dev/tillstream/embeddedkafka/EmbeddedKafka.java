package dev.tillstream.embeddedkafka;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A running Kafka: broker and controller in this JVM, listening on 127.0.0.1 only, without authentication.
 *
 * <p>
 * Instances are thread-safe. Several can run in one JVM as long as each has its own folder and port.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration TOPIC_PATIENCE = Duration.ofSeconds(30);
    private static final Duration TOPIC_PAUSE = Duration.ofMillis(10);

    private final DataFolder folder;
    private final KraftNode node;
    private boolean closed;

    private EmbeddedKafka(DataFolder folder, KraftNode node) {
        this.folder = folder;
        this.node = node;
    }

    /** Starts with a temporary folder, a free port and no further properties. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@code 127.0.0.1:PORT}, with the port that was really bound. */
    public String bootstrapServers() {
        return KraftNode.HOST + ":" + node.port();
    }

    public int port() {
        return node.port();
    }

    /** The id given when the folder was first used; it stays the same for as long as the folder is kept. */
    public String clusterId() {
        return node.clusterId();
    }

    /** Where the records are; for a temporary folder, until {@link #close()}. */
    public Path folder() {
        return folder.path();
    }

    /**
     * Creates a topic and returns once it can be used. An existing topic is left as it is.
     *
     * @param config
     *            topic properties such as {@code retention.ms}; empty for the broker's defaults
     *
     * @throws EmbeddedKafkaException
     *             when the broker refuses, for example because of an invalid name or property
     */
    public void createTopic(String name, int partitions, Map<String, String> config) {
        Map<String, Object> client = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
        try (var ignored = ContextClassLoader.ofKafka(); Admin admin = Admin.create(client)) {
            try {
                admin.createTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
            awaitTopic(admin, name);
        } catch (ExecutionException e) {
            throw new EmbeddedKafkaException("Cannot create topic " + name + ": " + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedKafkaException("Interrupted while creating topic " + name, e);
        }
    }

    /** The broker hears a moment later than its controller of a topic that was made just now. */
    private static void awaitTopic(Admin admin, String name) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                admin.describeTopics(List.of(name)).allTopicNames().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() - start > TOPIC_PATIENCE.toNanos()) {
                    throw e;
                }
                Thread.sleep(TOPIC_PAUSE.toMillis());
            }
        }
    }

    /**
     * Stops cleanly and returns when everything is flushed and the folder is free again; deletes the folder if it is a
     * temporary one. Further calls do nothing.
     *
     * @throws EmbeddedKafkaException
     *             when the folder cannot be released or deleted; the broker is stopped all the same
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (folder; var ignored = ContextClassLoader.ofKafka()) {
            node.close();
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Cannot release the folder " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    /** Collects the settings of one start; not thread-safe. */
    public static final class Builder {

        private final Map<String, String> properties = new HashMap<>();
        private Path folder;
        private int port;
        private Consumer<Throwable> onFailure = failure -> {};

        private Builder() {}

        /**
         * Keeps topics, records and offsets in this folder, which is created when missing. It survives restarts, also
         * on another port and after a killed process. Nothing else may be stored in it.
         */
        public Builder folder(Path folder) {
            this.folder = requireNonNull(folder, "folder");
            return this;
        }

        /** Keeps nothing: a new folder in the system's temporary folder, deleted on close. The default. */
        public Builder temporaryFolder() {
            this.folder = null;
            return this;
        }

        /**
         * The port of the broker; 0, the default, takes a free one.
         *
         * @throws IllegalArgumentException
         *             when not between 0 and 65535
         */
        public Builder port(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("A port is between 0 and 65535, not " + port);
            }
            this.port = port;
            return this;
        }

        /**
         * Sets or overrides a broker property, such as {@code log.retention.hours}.
         *
         * @throws IllegalArgumentException
         *             for a property that makes the broker an embedded one: its node, listeners, quorum and folders
         */
        public Builder property(String key, String value) {
            BrokerProperties.requireFree(key);
            properties.put(key, requireNonNull(value, key));
            return this;
        }

        /**
         * Told about a fault after which the broker no longer works as it should, at most once, on one of Kafka's
         * threads: it must not close the broker on that thread. Without it, such a fault is only logged.
         */
        public Builder onFailure(Consumer<Throwable> onFailure) {
            this.onFailure = requireNonNull(onFailure, "onFailure");
            return this;
        }

        /**
         * Returns when the broker accepts clients.
         *
         * @throws FolderInUseException
         *             when another broker, in this or another process, works in the folder
         * @throws EmbeddedKafkaException
         *             when the broker cannot start, for example because the port is taken; nothing is left running
         */
        public EmbeddedKafka start() {
            DataFolder data = openFolder();
            try (var ignored = ContextClassLoader.ofKafka()) {
                return new EmbeddedKafka(data, KraftNode.start(data.kafka(), port, properties, onFailure));
            } catch (RuntimeException | Error e) {
                try {
                    data.close();
                } catch (IOException notClosed) {
                    e.addSuppressed(notClosed);
                }
                throw e;
            }
        }

        private DataFolder openFolder() {
            try {
                return folder == null ? DataFolder.temporary() : DataFolder.kept(folder);
            } catch (IOException e) {
                throw new EmbeddedKafkaException("Cannot use the folder " + folder + ": " + e.getMessage(), e);
            }
        }
    }
}
