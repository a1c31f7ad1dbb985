package dev.tillstream.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a topic holds now. */
public final class Topic {

    private Topic() {}

    /**
     * All committed records; by partition, then by offset. Waits for the end of transactions that are open: one shows
     * up a moment after its commit has returned.
     */
    public static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var all = consumer(bootstrapServers, "read_uncommitted");
                var committed = consumer(bootstrapServers, "read_committed")) {
            for (var info : all.partitionsFor(topic)) {
                TopicPartition partition = new TopicPartition(topic, info.partition());
                long end = all.endOffsets(List.of(partition)).get(partition);
                committed.assign(List.of(partition));
                committed.seekToBeginning(List.of(partition));
                while (committed.position(partition) < end) {
                    committed.poll(Duration.ofMillis(10)).forEach(records::add);
                }
            }
        }
        return records;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String isolation) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation,
                "enable.auto.commit", false, "fetch.max.wait.ms", 10), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    public static String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : RecordHeaders.text(header.value());
    }

    public static boolean isMark(ConsumerRecord<?, ?> message) {
        return RecordHeaders.END_OF_FILE.equals(header(message, RecordHeaders.TYPE));
    }
}
