package dev.tillstream.ingest.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.tillstream.data.event.Repair;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.TopicScan;
import dev.tillstream.ingest.publish.TopicSetup;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the topic of repairs from its beginning on, and goes on whenever it is asked to. Not thread-safe. */
final class RepairTail implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final List<TopicPartition> partitions;
    /** Others read it meanwhile. */
    private final Map<LetterId, RepairIndex.Entry> entries = new ConcurrentHashMap<>();

    private RepairTail(Consumer<byte[], byte[]> consumer, Admin admin, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.admin = admin;
        this.partitions = partitions;
    }

    /** @return empty if there is no such topic */
    static Optional<RepairTail> open(KafkaClients clients, String topic) {
        Consumer<byte[], byte[]> consumer = clients.committed();
        try {
            List<TopicPartition> partitions = TopicScan.partitions(consumer, topic);
            if (partitions.isEmpty()) {
                consumer.close();
                return Optional.empty();
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return Optional.of(new RepairTail(consumer, clients.admin(), partitions));
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    Map<LetterId, RepairIndex.Entry> entries() {
        return entries;
    }

    /**
     * Reads on to the present end, behind transactions that are still open: a commit is answered a moment before readers
     * see it.
     *
     * @param longest time without any progress after which it gives up
     * @return whether it has come to the end
     * @throws KafkaException if the broker can't be reached, or somebody has made the topic anew: this one is of no more
     *         use then
     */
    boolean readOn(Duration longest) {
        Map<TopicPartition, Long> ends = TopicSetup.ends(admin, partitions);
        if (partitions.stream().anyMatch(partition -> consumer.position(partition) > ends.get(partition))) {
            throw new KafkaException("the end of " + partitions + " is not where it was");
        }
        return new TopicScan(consumer, longest).reaches(ends, this::take);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close(Duration.ZERO);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        LetterId id = Optional.ofNullable(message.key())
                .flatMap(key -> LetterId.parse(new String(key, StandardCharsets.UTF_8)))
                .orElseThrow(() -> new KafkaException("the record " + message.topic() + "-" + message.partition()
                        + "@" + message.offset() + " has no letter's id for a key"));
        if (message.value() == null) {
            // Somebody took the repair back on purpose.
            entries.remove(id);
            return;
        }
        Repair repair = RepairIndex.decode(message);
        // The few names of topics are many texts otherwise.
        entries.put(new LetterId(id.topic().intern(), id.partition(), id.offset()),
                new RepairIndex.Entry(partition(message), message.offset(), repair.topic().intern(),
                        repair.replay() != null));
    }

    private TopicPartition partition(ConsumerRecord<byte[], byte[]> message) {
        return partitions.stream().filter(partition -> partition.partition() == message.partition()).findFirst()
                .orElseThrow();
    }
}
