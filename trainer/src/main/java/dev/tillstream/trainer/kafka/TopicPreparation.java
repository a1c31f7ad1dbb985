package dev.tillstream.trainer.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import dev.tillstream.trainer.TrainerConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the topics before any channel connects, so that none is made by accident with other settings. */
@Singleton
public class TopicPreparation {

    private final Map<String, Object> connection;
    private final TrainerConfig.Topics topics;
    private OptionalLong lastBatch = OptionalLong.empty();

    TopicPreparation(@Identifier("default-kafka-broker") Map<String, Object> connection, TrainerConfig config) {
        this.connection = connection;
        this.topics = config.topics();
    }

    void prepare(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
            throws InterruptedException {
        try (Admin admin = Admin.create(connection)) {
            TopicSetup.createMissing(admin, topics);
        }
        Map<String, Object> reader = new HashMap<>(connection);
        reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reader.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reader.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // At the topic's end, the consumer would wait so long for more before it can be closed.
        reader.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(reader, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            lastBatch = TopicEnd.lastOffset(consumer, topics.batches());
        }
    }

    /** Offset of the last batch that was announced before the start; empty if there was none. */
    public OptionalLong lastBatch() {
        return lastBatch;
    }
}
