package dev.tillstream.ingest.publish;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients. Thread-safe.
 *
 * @param common what every client needs, {@code bootstrap.servers} at least
 * @param producer what a producer needs beyond that, a {@code transactional.id} at least
 */
public record KafkaClients(Map<String, Object> common, Map<String, Object> producer) {

    private static final int SHORT_WAIT_MILLIS = 10;

    public KafkaClients {
        common = Map.copyOf(common);
        producer = Map.copyOf(producer);
    }

    Admin admin() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        return Admin.create(settings);
    }

    Producer<byte[], byte[]> transactional() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.putAll(producer);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Reads what was committed, outside any group. */
    Consumer<byte[], byte[]> committed() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.keySet().removeIf(name -> name.startsWith("key.") || name.startsWith("value."));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        // A fetch at the end of a topic would keep the next one, and the closing, waiting for half a second.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, SHORT_WAIT_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
