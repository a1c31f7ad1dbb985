package dev.tillstream.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients. Thread-safe.
 *
 * @param common what every client needs, {@code bootstrap.servers} at least
 * @param producer what a producer needs beyond that
 */
public record KafkaClients(Map<String, Object> common, Map<String, Object> producer) {

    private static final int SHORT_WAIT_MILLIS = 10;
    private static final int DIGEST_PART = 16;

    public KafkaClients {
        common = Map.copyOf(common);
        producer = Map.copyOf(producer);
    }

    /** The same where somebody waits for the answer, be it that Kafka is gone: each call ends within that time. */
    public KafkaClients within(Duration longest) {
        Map<String, Object> hasty = new HashMap<>(common);
        hasty.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) longest.toMillis());
        hasty.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) longest.toMillis());
        return new KafkaClients(hasty, producer);
    }

    public Admin admin() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        return Admin.create(settings);
    }

    /**
     * The transactional id is the file's: whoever sends a file to a topic, after a crash or by mistake at the same time,
     * shuts out who did before, so that no row is sent twice.
     */
    Producer<byte[], byte[]> transactional(String topic, String sha256) {
        return transactional(topic + "-" + sha256.substring(0, Math.min(DIGEST_PART, sha256.length())));
    }

    /** Writes in transactions, and shuts out an earlier producer of the same purpose. */
    public Producer<byte[], byte[]> transactional(String purpose) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.putAll(producer);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tillstream-ingest-" + purpose);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Writes outside of any transaction. */
    Producer<byte[], byte[]> plain() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.putAll(producer);
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Reads what was committed, outside any group. */
    public Consumer<byte[], byte[]> committed() {
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
