package dev.tillstream.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * What was committed to the topics of positions and progress, by this process or others: the only memory of what has
 * been sent. Not thread-safe.
 */
final class CommittedState {

    static final String SERVICE = "ingest";

    private final Map<String, ReadingPosition> positions = new HashMap<>();
    private final Map<String, Progress> progress = new HashMap<>();

    /**
     * Reads both topics from the beginning to the end that they have now, transactions that are still open included: one
     * that a process left behind when it died would hide what others have committed behind it. Kafka ends it after its
     * timeout, a minute.
     *
     * @throws KafkaException if the broker can't be reached
     */
    static CommittedState read(Consumer<byte[], byte[]> consumer, Admin admin, IngestTopics topics) {
        CommittedState state = new CommittedState();
        readAll(consumer, admin, topics.positions(), ReadingPosition.class, state.positions);
        readAll(consumer, admin, topics.progress(), Progress.class, state.progress);
        return state;
    }

    /** How far the file has been read for the topic. */
    Optional<ReadingPosition> position(String topic, String sha256) {
        return positions.values().stream().filter(p -> p.topic().equals(topic) && p.sha256().equals(sha256)).findAny();
    }

    /**
     * The counters of a file so far: of all its runs, while its position is that of the last one alone, where it was
     * sent again by force.
     */
    Map<String, Long> totals(ReadingPosition position) {
        Progress last = progress
                .get(new Progress(SERVICE, source(position), position.dataset(), Map.of(), Instant.EPOCH).key());
        return last == null
                ? Map.of(Progress.READ, position.read(), Progress.PUBLISHED, position.published(), Progress.REFUSED,
                        position.refused())
                : last.counters();
    }

    /** What a file's counters are told apart by: each file has one writer at a time. */
    static String source(ReadingPosition position) {
        return position.key();
    }

    private static <T> void readAll(Consumer<byte[], byte[]> consumer, Admin admin, String topic, Class<T> type,
            Map<String, T> latest) {
        new TopicScan(consumer, TopicScan.LONGEST_SILENCE).wholly(topic, admin,
                message -> accept(message, type, latest));
    }

    private static <T> void accept(ConsumerRecord<byte[], byte[]> message, Class<T> type, Map<String, T> latest) {
        String key = new String(message.key(), StandardCharsets.UTF_8);
        if (message.value() == null) {
            // Somebody removed an entry on purpose; older ones stand before it until the topic is compacted.
            latest.remove(key);
            return;
        }
        try {
            latest.put(key, EventJson.decode(message.value(), type));
        } catch (MalformedEventException e) {
            // Guessing would send rows twice.
            throw new KafkaException("the record " + message.topic() + "-" + message.partition() + "@"
                    + message.offset() + " can't be understood: " + e.getMessage(), e);
        }
    }
}
