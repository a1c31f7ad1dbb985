package dev.tillstream.serving.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import dev.tillstream.serving.ServingConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** Creates the topics that are missing before the channels subscribe to them. Another service may be doing the same. */
@Singleton
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Map<String, Object> kafka;
    private final ServingConfig config;

    TopicSetup(@Identifier("default-kafka-broker") Map<String, Object> kafka, ServingConfig config) {
        this.kafka = kafka;
        this.config = config;
    }

    /** Earlier than the channels, which start with {@link Interceptor.Priority#LIBRARY_BEFORE}. */
    void createMissing(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        try (Admin admin = Admin.create(withTimeout())) {
            create(admin, config.modelsTopic());
            create(admin, config.cardsTopic());
            create(admin, config.progressTopic());
            requireOnePartition(admin, config.modelsTopic(), config.topicTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The channels find the topics as soon as there are some: no reason not to answer that there is no model.
            LOG.errorf(e, "TILL-SRV-004 topics not checked topics=%s,%s,%s", config.modelsTopic(), config.cardsTopic(),
                    config.progressTopic());
        }
    }

    /** The client itself gives up, so that closing it waits for nothing. */
    private Map<String, Object> withTimeout() {
        int timeout = Math.toIntExact(config.topicTimeout().toMillis());
        Map<String, Object> client = new HashMap<>(kafka);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        return client;
    }

    private static void create(Admin admin, String name) throws InterruptedException, ExecutionException {
        NewTopic topic = new NewTopic(name, Optional.of(1), Optional.empty()).configs(COMPACTED);
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    static void requireOnePartition(Admin admin, String name, Duration patience)
            throws InterruptedException, ExecutionException {
        int partitions = describe(admin, name, patience).partitions().size();
        if (partitions != 1) {
            throw new IllegalStateException("topic " + name + " has " + partitions
                    + " partitions; the order of models is defined in a topic of one only: make a new one and name it"
                    + " with serving.models-topic");
        }
    }

    /** A broker hears a moment later than the controller of a topic that was made just now. */
    private static TopicDescription describe(Admin admin, String name, Duration patience)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        while (true) {
            try {
                return admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() - start > patience.toNanos()) {
                    throw e;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }
}
