package dev.tillstream.trainer;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One topic with one partition, seen from outside. */
public final class Topic implements AutoCloseable {

    private final TopicPartition partition;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, ConsumerRecord<String, byte[]>> newest = new LinkedHashMap<>();

    public Topic(String bootstrapServers, String name) {
        this.partition = new TopicPartition(name, 0);
        Map<String, Object> connection = Map.of("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    public void send(String key, byte[] value) throws Exception {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(partition.topic(), key, value);
        record.headers().add(RecordHeaders.SCHEMA_VERSION, RecordHeaders.value(EventJson.SCHEMA_VERSION));
        producer.send(record).get();
    }

    /** Waits until there is a record with that key, and gives the newest one. */
    public <T> T newest(String key, Class<T> type) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            poll();
            return newest.containsKey(key);
        });
        return EventJson.decode(newest.get(key).value(), type);
    }

    /** Keys of all records up to now. */
    public List<String> keys() {
        poll();
        return List.copyOf(newest.keySet());
    }

    /** Whether the newest record with that key, up to now, removes it. */
    public boolean isRemoved(String key) {
        return newest.containsKey(key) && newest.get(key).value() == null;
    }

    public String header(String key, String name) {
        return new String(newest.get(key).headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    public void poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> newest.put(record.key(), record));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
