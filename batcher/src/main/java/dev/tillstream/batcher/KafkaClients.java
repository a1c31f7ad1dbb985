package dev.tillstream.batcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.tillstream.data.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the batcher's Kafka clients from the application's common Kafka settings. */
final class KafkaClients {

    private final Map<String, Object> common;
    private final BatcherConfig config;

    /** @param common {@code bootstrap.servers} and whatever else every client of this application needs */
    KafkaClients(Map<String, Object> common, BatcherConfig config) {
        this.common = Map.copyOf(common);
        this.config = config;
    }

    /** Reads the rows, as a member of the group; commits nothing by itself. */
    Consumer<byte[], byte[]> rows() {
        Map<String, Object> settings = reader();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupId());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, config.instanceId());
        // One that was killed gets its partitions back when it returns, and need not wait for the end of its session.
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instanceId());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1 << 16);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        return new KafkaConsumer<>(settings);
    }

    /** Reads the announcements, outside any group. */
    Consumer<byte[], byte[]> announcements() {
        return new KafkaConsumer<>(reader());
    }

    /** Writes announcements; the same instance id fences an earlier process that is still at work. */
    Producer<byte[], byte[]> transactional() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tillstream-" + config.instanceId());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // A dead letter may be as large as anything that the broker took.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.DEAD_LETTER_MAX_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Topics.DEAD_LETTER_MAX_BYTES + (1 << 20));
        return new KafkaProducer<>(settings);
    }

    Admin admin() {
        return Admin.create(common);
    }

    /** Makes the topics that are missing; those that exist are left as they are. */
    void createTopics(Admin admin) {
        TopicSetup.createMissing(admin, config);
    }

    /**
     * The partitions of topics that exist.
     *
     * @throws UnknownTopicOrPartitionException if a broker does not know one of them, as for a moment after it was made;
     *         read as an empty topic, it would hide all that was ever announced there
     */
    static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String... topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> known = consumer.partitionsFor(topic);
            if (known.isEmpty()) {
                throw new UnknownTopicOrPartitionException("the topic " + topic + " is not there");
            }
            known.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return partitions;
    }

    /** Where the dead letters of each row topic go, and how large they may be, whoever made the topics. */
    Map<String, DeadLetters.Target> letters(Admin admin) {
        Map<String, DeadLetters.Target> letters = new HashMap<>();
        for (String rows : config.topics().values()) {
            String topic = rows + Topics.DEAD_LETTER_SUFFIX;
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            Config settings = await(admin.describeConfigs(List.of(resource)).values().get(resource));
            int most = Integer.parseInt(settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
            letters.put(rows, new DeadLetters.Target(topic, Math.min(most, Topics.DEAD_LETTER_MAX_BYTES)));
        }
        return letters;
    }

    /** @throws KafkaException the future's own failure */
    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Map<String, Object> reader() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
