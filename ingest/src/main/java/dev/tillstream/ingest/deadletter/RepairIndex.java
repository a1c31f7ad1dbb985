package dev.tillstream.ingest.deadletter;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.Repair;
import dev.tillstream.ingest.publish.KafkaClients;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * What is known of each repaired letter: how far it is, and where its row is kept. Letters that nobody has touched cost
 * nothing here, and the rows stay on the topic. Thread-safe.
 */
final class RepairIndex implements AutoCloseable {

    /** How long a look may wait for a transaction that another instance, perhaps a dead one, has open. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final String topic;
    private final Turn turn = new Turn(LetterLog.LONGEST_SILENCE);
    private volatile Map<LetterId, Entry> entries = Map.of();
    private RepairTail tail;

    RepairIndex(KafkaClients clients, String topic) {
        this.clients = clients;
        this.topic = topic;
    }

    /**
     * A letter's latest repair.
     *
     * @param partition and {@code offset}: where it is kept
     * @param rows the row topic that the repaired row goes to
     */
    record Entry(TopicPartition partition, long offset, String rows, boolean replayed) {}

    /**
     * Takes in what has been committed, as far as no open transaction is in front of it.
     *
     * @throws KafkaException if the broker can't be reached
     */
    void look() {
        refresh(LOOK, false);
    }

    /**
     * Takes in everything that has been committed.
     *
     * @throws KafkaException if the broker can't be reached, or a transaction stays open
     */
    void catchUp() {
        refresh(LetterLog.LONGEST_SILENCE, true);
    }

    LetterState state(LetterId id) {
        Entry entry = entries.get(id);
        return entry == null ? LetterState.OPEN : entry.replayed() ? LetterState.REPLAYED : LetterState.REPAIRED;
    }

    /** Letters whose rows were sent to the topic. */
    long replayed(String rows) {
        return entries.values().stream().filter(entry -> entry.replayed() && entry.rows().equals(rows)).count();
    }

    /** The letter's latest repair, from the topic. */
    Optional<Repair> find(LetterId id) {
        Entry entry = entries.get(id);
        while (entry != null) {
            Optional<Repair> repair = read(entry);
            if (repair.isPresent()) {
                return repair;
            }
            // Compaction has removed it, so that there is a later one.
            catchUp();
            Entry later = entries.get(id);
            if (entry.equals(later)) {
                throw new KafkaException("the repair of " + id + " is gone from " + entry.partition());
            }
            entry = later;
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        turn.take(() -> {
            forget();
            return null;
        });
    }

    private Optional<Repair> read(Entry entry) {
        try (Consumer<byte[], byte[]> consumer = clients.committed()) {
            return LetterLog.at(consumer, entry.partition(), entry.offset()).map(RepairIndex::decode);
        }
    }

    private void refresh(Duration longest, boolean whole) {
        turn.take(() -> {
            try {
                readOn(longest, whole);
            } catch (KafkaException e) {
                // What comes next begins anew, whatever state the clients are in.
                forget();
                throw e;
            }
            return null;
        });
    }

    private void readOn(Duration longest, boolean whole) {
        if (tail == null) {
            tail = RepairTail.open(clients, topic).orElse(null);
        }
        if (tail == null) {
            entries = Map.of();
            return;
        }
        if (!tail.readOn(longest) && whole) {
            throw new TimeoutException("a transaction on " + topic + " stays open");
        }
        entries = tail.entries();
    }

    private void forget() {
        if (tail != null) {
            tail.close();
            tail = null;
        }
    }

    /** @throws KafkaException if the record is none: guessing would send a row twice */
    static Repair decode(ConsumerRecord<byte[], byte[]> message) {
        try {
            return EventJson.decode(message.value(), Repair.class);
        } catch (MalformedEventException e) {
            throw new KafkaException("the record " + message.topic() + "-" + message.partition() + "@"
                    + message.offset() + " can't be understood: " + e.getMessage(), e);
        }
    }
}
