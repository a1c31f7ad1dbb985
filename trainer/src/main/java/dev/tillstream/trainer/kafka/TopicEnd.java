package dev.tillstream.trainer.kafka;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Finds the last record of a topic. Its end offset is not enough: marks of transactions lie behind the last record. */
final class TopicEnd {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long PAUSE_NANOS = 50_000_000L;

    private TopicEnd() {}

    /**
     * Reads the whole topic once, which is meant for small ones with one partition.
     *
     * @param consumer that sees only committed records, and belongs to no group
     * @return offset of the last record; empty if there is none
     * @throws IllegalStateException if the topic has several partitions, between which there is no order, or none
     */
    static OptionalLong lastOffset(Consumer<byte[], byte[]> consumer, String topic) {
        int partitions = partitions(consumer, topic);
        if (partitions != 1) {
            throw new IllegalStateException("TILL-TRN-004 topic=" + topic + " has " + partitions
                    + " partitions; the order of batches needs exactly one");
        }
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        OptionalLong last = OptionalLong.empty();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                last = OptionalLong.of(record.offset());
            }
        }
        return last;
    }

    /** A broker hears a moment later than the controller of a topic that was made just now. */
    private static int partitions(Consumer<byte[], byte[]> consumer, String topic) {
        long start = System.nanoTime();
        int partitions = consumer.partitionsFor(topic).size();
        while (partitions == 0 && System.nanoTime() - start < PATIENCE_NANOS) {
            LockSupport.parkNanos(PAUSE_NANOS);
            partitions = consumer.partitionsFor(topic).size();
        }
        return partitions;
    }
}
