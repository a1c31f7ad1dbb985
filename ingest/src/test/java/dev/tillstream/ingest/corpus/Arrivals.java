package dev.tillstream.ingest.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.TopicNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Topics for all cases together, and what is new on them: topics of its own for each case would take longer than the
 * case. Not for cases at the same time.
 */
final class Arrivals implements AutoCloseable {

    private final Map<String, Object> clients;
    private final TopicNames topics;
    private final KafkaConsumer<byte[], byte[]> committed;
    private final KafkaConsumer<byte[], byte[]> all;
    private final Map<TopicPartition, Long> seen = new HashMap<>();

    Arrivals(String broker) {
        this.clients = Map.of("bootstrap.servers", broker, "retry.backoff.ms", 5);
        this.topics = topics();
        this.committed = consumer(broker, "read_committed");
        this.all = consumer(broker, "read_uncommitted");
    }

    KafkaClients clients() {
        return new KafkaClients(clients, Map.of("linger.ms", 0));
    }

    TopicNames topicNames() {
        return topics;
    }

    /** The committed records of the topic's one partition that were not asked for before. */
    List<ConsumerRecord<byte[], byte[]>> since(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long end = all.endOffsets(List.of(partition)).get(partition);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        committed.assign(List.of(partition));
        committed.seek(partition, seen.getOrDefault(partition, 0L));
        // The end of a transaction shows up a moment after its commit has returned.
        while (committed.position(partition) < end) {
            committed.poll(Duration.ofMillis(10)).forEach(records::add);
        }
        seen.put(partition, end);
        return records;
    }

    @Override
    public void close() {
        committed.close();
        all.close();
    }

    private static TopicNames topics() {
        String unique = UUID.randomUUID().toString();
        TopicNames names = new TopicNames(TopicNames.defaults().rows(), unique + "-positions", unique + "-progress",
                unique + "-receipts");
        for (Dataset<?> dataset : Datasets.ALL) {
            names = names.with(dataset, unique + "-" + dataset.name());
        }
        return names;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String broker, String isolation) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", broker, "isolation.level", isolation,
                "enable.auto.commit", false, "fetch.max.wait.ms", 10), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
