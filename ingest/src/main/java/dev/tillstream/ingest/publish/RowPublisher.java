package dev.tillstream.ingest.publish;

import java.time.Duration;

import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.data.transaction.RowOutcome;
import dev.tillstream.ingest.source.RowSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * Sends rows in Kafka transactions. Rows, dead letters, marks, the position behind them and the counters become visible
 * together or not at all. After any {@link KafkaException} it is of no more use: close it, open another one and look
 * what was committed. The producer's bounded buffer makes a slow broker slow the reader down. Not thread-safe.
 */
final class RowPublisher implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final IngestTopics topics;
    private final RowRecords records;
    private boolean inTransaction;

    private RowPublisher(Producer<byte[], byte[]> producer, IngestTopics topics) {
        this.producer = producer;
        this.topics = topics;
        this.records = new RowRecords(topics);
    }

    /**
     * Starts a producer. An earlier one with the same transactional id, dead or alive, is shut out, and the transaction
     * that it left is settled when this returns.
     */
    static RowPublisher open(KafkaClients clients, IngestTopics topics) {
        Producer<byte[], byte[]> producer = clients.transactional();
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        return new RowPublisher(producer, topics);
    }

    /** Sends the row that the source stands on: to the row topic, or to the dead letters. */
    void send(String file, RowSource rows, RowOutcome outcome) {
        begin();
        if (outcome instanceof RowOutcome.Accepted accepted) {
            producer.send(records.row(accepted.row()));
        } else if (outcome instanceof RowOutcome.Refused refused) {
            producer.send(records.deadLetter(file, rows, refused));
        }
    }

    /** Sends the mark to each partition of the row topic. */
    void send(EndOfFile mark) {
        begin();
        int partitions = producer.partitionsFor(topics.rows()).size();
        for (int partition = 0; partition < partitions; partition++) {
            producer.send(records.endOfFile(mark, partition));
        }
    }

    /** Commits what was sent, together with the position behind it. */
    void commit(ReadingPosition position, Progress progress) {
        begin();
        producer.send(records.position(position));
        producer.send(records.progress(progress));
        producer.commitTransaction();
        inTransaction = false;
    }

    /** Takes back what was not committed. */
    @Override
    public void close() {
        producer.close(CLOSE);
    }

    private void begin() {
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
        }
    }
}
