package dev.tillstream.batcher;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * What all batchers have announced so far, read from the topics themselves: they, and not the consumer group's offsets
 * (which expire), say where a partition goes on. Not thread-safe.
 */
final class AnnouncedBatches {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final List<TopicPartition> topics;
    private final String batchesTopic;
    private final Map<TopicPartition, State> states = new HashMap<>();

    /**
     * Where a partition stands.
     *
     * @param nextOffset the offset behind the last announced row; 0 when none was
     * @param storedRows rows in announced batches
     * @param deadLettered records sent to the dead letters by batchers
     */
    record State(long nextOffset, long storedRows, long deadLettered) {
        static final State NEW = new State(0, 0, 0);
    }

    /** @param consumer reads committed records only; used and closed by the caller's thread alone */
    AnnouncedBatches(Consumer<byte[], byte[]> consumer, Admin admin, String batchesTopic, String progressTopic) {
        this.consumer = consumer;
        this.admin = admin;
        this.batchesTopic = batchesTopic;
        topics = KafkaClients.partitions(consumer, batchesTopic, progressTopic);
        consumer.assign(topics);
        consumer.seekToBeginning(topics);
    }

    /**
     * Reads on to the present end of the topics, transactions that are just being committed included: a commit is
     * acknowledged a moment before readers of committed records see it, and their own view of the end ends before it.
     */
    void refresh() {
        Map<TopicPartition, Long> ends = ends();
        while (topics.stream().anyMatch(topic -> consumer.position(topic) < ends.get(topic))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
        }
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        topics.forEach(topic -> latest.put(topic, OffsetSpec.latest()));
        ListOffsetsResult offsets = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
        Map<TopicPartition, Long> ends = new HashMap<>();
        topics.forEach(topic -> ends.put(topic, KafkaClients.await(offsets.partitionResult(topic)).offset()));
        return ends;
    }

    State of(TopicPartition partition) {
        return states.getOrDefault(partition, State.NEW);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(batchesTopic)) {
            BatchStored batch = EventJson.decode(record.value(), BatchStored.class);
            TopicPartition partition = new TopicPartition(batch.offsets().topic(), batch.offsets().partition());
            states.merge(partition, new State(batch.offsets().last() + 1, batch.rows(), 0),
                    (a, b) -> new State(Math.max(a.nextOffset, b.nextOffset), a.storedRows + b.storedRows,
                            a.deadLettered));
        } else if (record.value() != null) {
            Progress progress = EventJson.decode(record.value(), Progress.class);
            Long deadLettered = progress.counters().get(Progress.DEAD_LETTERED);
            if (progress.service().equals(Announcer.SERVICE) && deadLettered != null) {
                partition(progress.source()).ifPresent(partition -> states.merge(partition,
                        new State(0, 0, deadLettered), (a, b) -> new State(a.nextOffset, a.storedRows, deadLettered)));
            }
        }
    }

    /** The partition of a counter's source, written as {@link TopicPartition#toString()} does. */
    private static Optional<TopicPartition> partition(String source) {
        int dash = source.lastIndexOf('-');
        if (dash < 1 || !source.substring(dash + 1).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional
                .of(new TopicPartition(source.substring(0, dash), Integer.parseInt(source.substring(dash + 1))));
    }
}
