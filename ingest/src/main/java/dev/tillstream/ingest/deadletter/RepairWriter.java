package dev.tillstream.ingest.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.TopicSetup;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Writes repairs and what belongs to them, one writer at a time among all instances. Thread-safe.
 *
 * <p>
 * Each piece of work begins with a new producer of the one transactional id that all instances share for the topic of
 * repairs. Kafka then shuts out every earlier one and settles its open transaction before the new one may begin; only
 * then is the state read, up to the end that the topic has by then. So the state that a piece of work decides on holds
 * everything that was ever committed, and stays true until its own commit: whoever changes it in between has shut this
 * writer out, and then the commit fails. The same holds after a crash at any point.
 */
final class RepairWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final int FIRST_PAUSE_MILLIS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 1_000;

    private final KafkaClients clients;
    private final List<String> topics;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final RepairIndex index;
    private final Turn turn = new Turn(PATIENCE);
    private volatile boolean topicsExist;

    /**
     * @param topics that are needed and compacted, that of the repairs first
     * @param producers give a new producer with the shared transactional id
     */
    RepairWriter(KafkaClients clients, List<String> topics, Supplier<Producer<byte[], byte[]>> producers,
            RepairIndex index) {
        this.clients = clients;
        this.topics = List.copyOf(topics);
        this.producers = producers;
        this.index = index;
    }

    /** Makes producers with the id that all instances share. */
    static Supplier<Producer<byte[], byte[]>> producers(KafkaClients clients, String repairs) {
        return () -> clients.transactional("repairs-" + repairs);
    }

    /** Commits its records in one transaction. */
    interface Commit {
        void of(List<ProducerRecord<byte[], byte[]>> records);
    }

    /**
     * Does a piece of work while the index holds all that was committed and nobody else can commit anything. It is done
     * again from its start after a failure, also where the commit may have come true: it has to look for its own trace.
     *
     * @param work commits once at most
     * @throws KafkaException if it did not succeed in time; whether it was committed is then not known
     */
    <T> T alone(Function<Commit, T> work) {
        return turn.take(() -> {
            Patience patience = new Patience(PATIENCE);
            for (int failures = 0;; failures++) {
                try {
                    return attempt(work);
                } catch (AuthenticationException | AuthorizationException | InterruptException e) {
                    throw e;
                } catch (KafkaException e) {
                    if (patience.isOver()) {
                        throw e;
                    }
                    WorkbenchLog.retrying(e);
                }
                pause(failures);
            }
        });
    }

    private <T> T attempt(Function<Commit, T> work) {
        createTopics();
        Producer<byte[], byte[]> producer = producers.get();
        try {
            producer.initTransactions();
            index.catchUp();
            return work.apply(records -> commit(producer, records));
        } finally {
            // What is not committed is taken back.
            producer.close(CLOSE);
        }
    }

    private static void commit(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        producer.beginTransaction();
        records.forEach(producer::send);
        producer.commitTransaction();
    }

    private void createTopics() {
        if (!topicsExist) {
            try (Admin admin = clients.admin()) {
                TopicSetup.createCompacted(admin, topics);
            }
            topicsExist = true;
        }
    }

    /** By chance, so that two instances that shut each other out don't do so for ever. */
    private static void pause(int failures) {
        int longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(longest) + 1L);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
