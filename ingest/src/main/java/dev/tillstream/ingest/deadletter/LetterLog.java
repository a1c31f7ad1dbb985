package dev.tillstream.ingest.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.TopicScan;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The dead letters on their topics. Thread-safe. */
final class LetterLog {

    static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final ScanLimits limits;

    LetterLog(KafkaClients clients, ScanLimits limits) {
        this.clients = clients;
        this.limits = limits;
    }

    /**
     * How much is read for one page: letters that are not wanted are read too.
     *
     * @param records most letters
     * @param bytes most bytes of letters; the letter that goes beyond is the last
     */
    record ScanLimits(int records, long bytes) {
        static final ScanLimits DEFAULT = new ScanLimits(20_000, 64L << 20);
    }

    /**
     * Some letters, without what they held.
     *
     * @param next the letter behind which the next page begins; empty when there are no more
     */
    record Page(List<Summary> letters, Optional<LetterId> next) {}

    /** @param length of the value in bytes; null where there is none */
    record Summary(Letter letter, Integer length) {}

    /** @throws KafkaException if the broker can't be reached */
    Optional<Letter> find(LetterTopics topics, LetterId id) {
        Optional<LetterTopics.LetterTopic> topic = topics.named(id.topic());
        if (topic.isEmpty()) {
            return Optional.empty();
        }
        try (Consumer<byte[], byte[]> consumer = clients.committed()) {
            return TopicScan.partitions(consumer, id.topic()).contains(id.topicPartition())
                    ? at(consumer, id.topicPartition(), id.offset()).map(message -> Letter.of(topic.get(), message))
                    : Optional.empty();
        }
    }

    /**
     * The first letters behind one, in the order of the topics, their partitions and their offsets, the oldest first.
     *
     * @param after where the page begins; empty for the first one
     * @throws KafkaException if the broker can't be reached
     */
    Page page(LetterTopics topics, Optional<LetterId> after, int limit, Predicate<LetterId> wanted) {
        Scan scan = new Scan(limit, wanted);
        try (Consumer<byte[], byte[]> consumer = clients.committed()) {
            boolean begun = after.isEmpty();
            for (LetterTopics.LetterTopic topic : topics.all()) {
                begun |= after.isPresent() && after.get().topic().equals(topic.letters());
                if (begun && !scan.isFull()) {
                    read(consumer, topic, after, scan);
                }
            }
        }
        return scan.page();
    }

    private void read(Consumer<byte[], byte[]> consumer, LetterTopics.LetterTopic topic, Optional<LetterId> after,
            Scan scan) {
        for (TopicPartition partition : TopicScan.partitions(consumer, topic.letters())) {
            long first = 0;
            if (after.isPresent() && after.get().topic().equals(topic.letters())) {
                if (partition.partition() < after.get().partition()) {
                    continue;
                }
                first = partition.partition() == after.get().partition() ? after.get().offset() + 1 : 0;
            }
            if (!scan.isFull()) {
                read(consumer, topic, partition, first, scan);
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer, LetterTopics.LetterTopic topic, TopicPartition partition,
            long first, Scan scan) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long end = consumer.endOffsets(one).get(partition);
        consumer.seek(partition, Math.max(first, consumer.beginningOffsets(one).get(partition)));
        scan.topic = topic;
        new TopicScan(consumer, LONGEST_SILENCE).to(Map.of(partition, end), scan);
    }

    /** The committed record at an offset, if there is one. */
    static Optional<ConsumerRecord<byte[], byte[]>> at(Consumer<byte[], byte[]> consumer, TopicPartition partition,
            long offset) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        if (offset < consumer.beginningOffsets(one).get(partition)
                || offset >= consumer.endOffsets(one).get(partition)) {
            return Optional.empty();
        }
        consumer.seek(partition, offset);
        First first = new First();
        new TopicScan(consumer, LONGEST_SILENCE).to(Map.of(partition, offset + 1), first);
        return Optional.ofNullable(first.message).filter(message -> message.offset() == offset);
    }

    private static final class First implements TopicScan.Sink<RuntimeException> {
        private ConsumerRecord<byte[], byte[]> message;

        @Override
        public void take(ConsumerRecord<byte[], byte[]> next) {
            message = next;
        }

        @Override
        public boolean isFull() {
            return message != null;
        }
    }

    /** What one page has read so far. */
    private final class Scan implements TopicScan.Sink<RuntimeException> {
        private final int limit;
        private final Predicate<LetterId> wanted;
        private final List<Summary> letters = new ArrayList<>();
        private LetterTopics.LetterTopic topic;
        private LetterId last;
        private boolean more;
        private int records;
        private long bytes;

        private Scan(int limit, Predicate<LetterId> wanted) {
            this.limit = limit;
            this.wanted = wanted;
        }

        /** A page is full only when the letter behind it is known, so that the last page has no next one. */
        @Override
        public boolean isFull() {
            return more || records >= limits.records() || bytes >= limits.bytes();
        }

        @Override
        public void take(ConsumerRecord<byte[], byte[]> message) {
            LetterId id = new LetterId(message.topic(), message.partition(), message.offset());
            if (wanted.test(id)) {
                if (letters.size() == limit) {
                    more = true;
                    return;
                }
                Letter held = Letter.of(topic, message);
                letters.add(new Summary(new Letter(id, topic, held.provenance(), held.at(), null),
                        message.value() == null ? null : message.value().length));
            }
            last = id;
            records++;
            bytes += Math.max(0, message.serializedValueSize());
        }

        private Page page() {
            return new Page(letters, isFull() ? Optional.of(last) : Optional.empty());
        }
    }
}
