package dev.tillstream.batcher;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Stores a partition's batch and announces it: one Kafka transaction holds the announcement, the dead letters, the
 * counters and the consumed offsets, so that all of them come true or none. The group's metadata in it fences an owner
 * that lost the partition meanwhile.
 */
final class Announcer {

    static final String SERVICE = "batcher";

    private final Producer<byte[], byte[]> producer;
    private final BatcherConfig config;
    private final Map<String, DeadLetters.Target> letters;

    /**
     * @param producer transactional, its transactions initialised
     * @param letters where the dead letters of each row topic go
     */
    Announcer(Producer<byte[], byte[]> producer, BatcherConfig config, Map<String, DeadLetters.Target> letters) {
        this.letters = Map.copyOf(letters);
        this.producer = producer;
        this.config = config;
    }

    /** Where the dead letters of a row topic go. */
    DeadLetters.Target letters(String topic) {
        return letters.get(topic);
    }

    /**
     * Everything that the partition has taken becomes durable and known.
     *
     * @param before where the partition stood at its last announcement
     * @return the batch, or empty if there were no rows; and where the partition stands now
     * @throws IOException if the file can't be stored
     * @throws org.apache.kafka.common.KafkaException if the announcement failed or its outcome is not known: the topics
     *         then tell, once the producer's transactions have been initialised again
     */
    Announced announce(PartitionBatches<?> batches, ClosedBy closedBy, AnnouncedBatches.State before,
            ConsumerGroupMetadata group) throws IOException {
        Optional<BatchStored> stored = store(batches, closedBy);
        AnnouncedBatches.State after = new AnnouncedBatches.State(batches.nextOffset(),
                before.storedRows() + stored.map(BatchStored::rows).orElse(0),
                before.deadLettered() + batches.deadLetters().records().size());
        producer.beginTransaction();
        batches.deadLetters().records().forEach(producer::send);
        stored.ifPresent(batch -> send(config.batchesTopic(), batch.id(), batch));
        Progress progress = progress(batches, after);
        send(config.progressTopic(), progress.key(), progress);
        producer.sendOffsetsToTransaction(
                Map.of(batches.partition(), new OffsetAndMetadata(batches.nextOffset())), group);
        producer.commitTransaction();
        batches.startNext();
        return new Announced(stored, after);
    }

    /** What became of one announcement. */
    record Announced(Optional<BatchStored> batch, AnnouncedBatches.State state) {}

    private static Optional<BatchStored> store(PartitionBatches<?> batches, ClosedBy closedBy) throws IOException {
        return batches.open().isPresent()
                ? Optional.of(batches.open().get().store(closedBy))
                : Optional.empty();
    }

    private static Progress progress(PartitionBatches<?> batches, AnnouncedBatches.State state) {
        return new Progress(SERVICE, batches.partition().toString(), batches.dataset().name(),
                Map.of(Progress.STORED, state.storedRows(), Progress.DEAD_LETTERED, state.deadLettered()),
                Instant.now());
    }

    private void send(String topic, String key, Object event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, RecordHeaders.value(key),
                EventJson.encode(event));
        record.headers().add(RecordHeaders.SCHEMA_VERSION, RecordHeaders.value(EventJson.SCHEMA_VERSION));
        producer.send(record);
    }
}
