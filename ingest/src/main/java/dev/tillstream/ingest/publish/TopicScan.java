package dev.tillstream.ingest.publish;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads topics up to an end, and not for ever: a consumer whose broker is gone finds nothing, and says nothing. Not
 * thread-safe.
 */
public final class TopicScan {

    /**
     * Longer than Kafka leaves a transaction open that nobody ends, a minute: so long the records behind it wait, while
     * all is well.
     */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private static final Duration POLL = Duration.ofMillis(10);

    private final Consumer<byte[], byte[]> consumer;
    private final Duration longestSilence;

    /** @param longestSilence time without any progress after which a scan gives up */
    public TopicScan(Consumer<byte[], byte[]> consumer, Duration longestSilence) {
        this.consumer = consumer;
        this.longestSilence = longestSilence;
    }

    /**
     * Takes records in the order of their partition.
     *
     * @param <E> what may go wrong with a record
     */
    public interface Sink<E extends Exception> {

        void take(ConsumerRecord<byte[], byte[]> message) throws E;

        /** Whether no further record is wanted, which ends the scan. */
        default boolean isFull() {
            return false;
        }
    }

    /** A topic's partitions in the order of their numbers; none if the topic does not exist. */
    public static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        var known = consumer.partitionsFor(topic);
        return known == null
                ? List.of()
                : known.stream().map(info -> new TopicPartition(topic, info.partition()))
                        .sorted(Comparator.comparingInt(TopicPartition::partition)).toList();
    }

    /**
     * Reads a topic from its beginning to the end that it has now, transactions that are still open included.
     *
     * @throws KafkaException if the broker can't be reached
     * @throws TimeoutException if nothing comes for too long
     */
    public <E extends Exception> void wholly(String topic, Admin admin, Sink<E> sink) throws E {
        List<TopicPartition> partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        to(TopicSetup.ends(admin, partitions), sink);
    }

    /**
     * Reads on from where the consumer stands.
     *
     * @param ends of all partitions that the consumer reads
     * @throws TimeoutException if nothing comes for too long
     */
    public <E extends Exception> void to(Map<TopicPartition, Long> ends, Sink<E> sink) throws E {
        if (!reaches(ends, sink)) {
            throw new TimeoutException("nothing came from Kafka for " + longestSilence.toMillis() + " ms while "
                    + ends.keySet() + " was read");
        }
    }

    /**
     * Reads on from where the consumer stands.
     *
     * @return false if nothing came for too long before the ends
     */
    public <E extends Exception> boolean reaches(Map<TopicPartition, Long> ends, Sink<E> sink) throws E {
        long since = System.nanoTime();
        long before = -1;
        while (!sink.isFull() && isBefore(ends)) {
            // Not only records: marks of transactions and what was taken back are passed over.
            long now = ends.keySet().stream().mapToLong(consumer::position).sum();
            if (now != before) {
                before = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > longestSilence.toNanos()) {
                return false;
            }
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (!sink.isFull()) {
                    sink.take(message);
                }
            }
        }
        return true;
    }

    private boolean isBefore(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
