package dev.tillstream.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic of one partition, which may not exist yet, as readers of committed records see it. Not thread-safe. */
final class Topic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(20);

    private final String broker;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Message> messages = new ArrayList<>();
    private boolean exists;

    /** @param type of the header {@code type}; null where there is none, as with rows */
    record Message(long offset, String type, byte[] value) {

        JsonNode json() {
            try {
                return JSON.readTree(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Topic(String broker, String name) {
        this.broker = broker;
        partition = new TopicPartition(name, 0);
        consumer = consumer(broker, IsolationLevel.READ_COMMITTED);
        consumer.assign(List.of(partition));
    }

    /** All messages up to the present end of what is committed; none while there is no such topic. */
    List<Message> all() {
        long end = end(consumer);
        while (end > 0 && consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                Header type = message.headers().lastHeader("type");
                messages.add(new Message(message.offset(),
                        type == null ? null : new String(type.value(), StandardCharsets.UTF_8), message.value()));
            }
        }
        return Collections.unmodifiableList(messages);
    }

    /** Offsets in front of the present end that no message holds: marks of transactions, and what was taken back. */
    long hidden() {
        all();
        return consumer.position(partition) - messages.size();
    }

    /** Whether there are records that no reader of committed records may see yet. */
    boolean isTransactionOpen() {
        try (KafkaConsumer<byte[], byte[]> everything = consumer(broker, IsolationLevel.READ_UNCOMMITTED)) {
            return end(everything) > end(consumer);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long end(KafkaConsumer<byte[], byte[]> consumer) {
        // Asked for the end of a topic that does not exist, the client would wait for it.
        exists = exists || !consumer.partitionsFor(partition.topic()).isEmpty();
        return exists ? consumer.endOffsets(List.of(partition)).get(partition) : 0;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String broker, IsolationLevel isolation) {
        return new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.MAX_VALUE,
                // A fetch that waits at the end of the topic would hold up the next one.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
