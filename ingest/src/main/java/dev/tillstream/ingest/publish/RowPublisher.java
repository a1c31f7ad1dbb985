package dev.tillstream.ingest.publish;

import java.time.Duration;
import java.time.Instant;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.source.RowSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * Sends rows in Kafka transactions. Rows, dead letters, marks, the position behind them and the counters become visible
 * together or not at all. After any {@link KafkaException} it is of no more use: close it, open another one and look
 * what was committed. The producer's bounded buffer makes a slow broker slow the reader down. Not thread-safe.
 *
 * @param <R> the dataset's rows
 */
final class RowPublisher<R extends Row> implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final IngestTopics topics;
    private final RowRecords<R> records;
    private boolean inTransaction;

    private RowPublisher(Producer<byte[], byte[]> producer, IngestTopics topics, Dataset<R> dataset) {
        this.producer = producer;
        this.topics = topics;
        this.records = new RowRecords<>(topics, dataset);
    }

    /**
     * Starts a producer for a file's rows. An earlier one for the same file and topic, dead or alive, in this process or
     * another, is shut out, and the transaction that it left is settled when this returns.
     */
    static <R extends Row> RowPublisher<R> open(KafkaClients clients, IngestTopics topics, Dataset<R> dataset,
            InputFile file) {
        Producer<byte[], byte[]> producer = clients.transactional(topics.rows(), file.sha256());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        return new RowPublisher<>(producer, topics, dataset);
    }

    /**
     * Sends the row that the source stands on: to the row topic, or to the dead letters.
     *
     * @param run when the sending of the file began, which tells it from another one by force
     */
    @SuppressWarnings("unchecked")
    void send(InputFile file, Instant run, RowSource rows, RowOutcome<?> outcome) {
        begin();
        if (outcome instanceof RowOutcome.Accepted<?> accepted) {
            // The source's rows are those of its dataset, which this was opened with.
            producer.send(records.row((R) accepted.row()));
        } else if (outcome instanceof RowOutcome.Refused<?> refused) {
            producer.send(records.deadLetter(file, run, rows, refused));
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

    /**
     * Leaves an open transaction to the next producer of the file, which settles it. Behind a failure, a client that is
     * asked to take it back does not, and waits for nothing until its patience ends.
     */
    void abandon() {
        producer.close(Duration.ZERO);
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
