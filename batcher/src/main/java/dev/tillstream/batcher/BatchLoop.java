package dev.tillstream.batcher;

import static dev.tillstream.data.event.BatchStored.ClosedBy.TIME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * One life of the batcher with one set of clients: reads rows, fills batches, announces them. All of it happens on the
 * calling thread, rebalances included, so that nothing needs a lock and the next rows are read only when the last ones
 * are in a file. Any failure ends this life; the next one goes on from what was announced.
 */
final class BatchLoop implements ConsumerRebalanceListener {

    private static final Duration LONGEST_POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> rows;
    private final AnnouncedBatches announced;
    private final Announcer announcer;
    private final BatchFolder folder;
    private final RowTopics topics;
    private final BatcherConfig config;
    private final BatcherListener listener;
    private final Map<TopicPartition, PartitionBatches<?>> partitions = new HashMap<>();
    private final Map<TopicPartition, AnnouncedBatches.State> states = new HashMap<>();
    /** Whether the group has said which partitions are this one's, be it none. */
    private boolean assigned;
    /** Reading of {@link System#nanoTime()} at the last assignment or, if that is later, the last record. */
    private long quietSince;

    BatchLoop(Consumer<byte[], byte[]> rows, AnnouncedBatches announced, Announcer announcer, BatcherConfig config,
            BatcherListener listener) {
        this.rows = rows;
        this.announced = announced;
        this.announcer = announcer;
        this.folder = new BatchFolder(config.path());
        this.topics = RowTopics.of(config.topics());
        this.config = config;
        this.listener = listener;
    }

    /**
     * Works until the consumer is woken up, something fails or, if that is wanted, nothing has come for a while and all
     * that was read is announced; whatever was not announced is then forgotten.
     *
     * @throws org.apache.kafka.common.errors.WakeupException when the consumer was woken up
     */
    void run() throws IOException {
        rows.subscribe(topics.names(), this);
        try {
            while (!isIdle()) {
                ConsumerRecords<byte[], byte[]> records = rows.poll(LONGEST_POLL);
                if (!records.isEmpty()) {
                    quietSince = System.nanoTime();
                }
                for (TopicPartition partition : records.partitions()) {
                    takeAll(partitions.get(partition), records.records(partition));
                }
                closeDue();
                listener.working();
            }
            announceAll();
            listener.idle();
        } finally {
            discardAll(List.copyOf(partitions.keySet()));
        }
    }

    private boolean isIdle() {
        return assigned && config.stopAfterIdle().isPresent()
                && System.nanoTime() - quietSince >= config.stopAfterIdle().get().toNanos() && isCaughtUp();
    }

    /** Asks the broker: rows that can't be had for a while are no end of the rows, and a broker that is away says nothing. */
    private boolean isCaughtUp() {
        return rows.endOffsets(partitions.keySet()).entrySet().stream()
                .allMatch(end -> rows.position(end.getKey()) >= end.getValue());
    }

    private void announceAll() throws IOException {
        for (PartitionBatches<?> batches : partitions.values()) {
            if (batches.isWaiting()) {
                announce(batches, TIME);
            }
        }
    }

    private void takeAll(PartitionBatches<?> batches, List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Optional<ClosedBy> closed = batches.take(record, now);
            if (closed.isPresent()) {
                announce(batches, closed.get());
            }
        }
    }

    private void closeDue() throws IOException {
        long now = System.nanoTime();
        for (PartitionBatches<?> batches : partitions.values()) {
            if (batches.isDue(now)) {
                announce(batches, TIME);
            }
        }
    }

    private void announce(PartitionBatches<?> batches, ClosedBy closedBy) throws IOException {
        long deadLettered = batches.deadLetters().records().size();
        Announcer.Announced done = announcer.announce(batches, closedBy, states.get(batches.partition()),
                rows.groupMetadata());
        states.put(batches.partition(), done.state());
        listener.announced(batches.partition().topic(), done.batch(), deadLettered);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        if (!added.isEmpty()) {
            goOn(added);
        }
        assigned = true;
        quietSince = System.nanoTime();
    }

    private void goOn(Collection<TopicPartition> added) {
        announced.refresh();
        Map<TopicPartition, OffsetAndMetadata> committed = rows.committed(new HashSet<>(added));
        for (TopicPartition partition : added) {
            AnnouncedBatches.State state = announced.of(partition);
            OffsetAndMetadata offset = committed.get(partition);
            // The group's offset is ahead where marks or dead letters came last, and missing where it has expired.
            long next = Math.max(state.nextOffset(), offset == null ? 0 : offset.offset());
            if (next > 0) {
                rows.seek(partition, next);
            }
            removeLeftovers(partition, next);
            states.put(partition, state);
            partitions.put(partition, new PartitionBatches<>(topics.dataset(partition.topic()), partition, folder,
                    new PartitionBatches.Limits(config.maxRows(), config.maxBytes(), config.maxWait()), next,
                    announcer.letters(partition.topic())));
            listener.assigned(partition, next);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        assigned = false;
        discardAll(revoked);
    }

    /** Files behind the offset at which the partition goes on were never announced. */
    private void removeLeftovers(TopicPartition partition, long nextOffset) {
        try {
            folder.removeUnannounced(partition, nextOffset).forEach(listener::removedLeftover);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discardAll(Collection<TopicPartition> lost) {
        for (TopicPartition partition : lost) {
            PartitionBatches<?> batches = partitions.remove(partition);
            if (batches != null) {
                try {
                    batches.discard();
                } catch (IOException e) {
                    // The next owner of the partition removes the file.
                    listener.leftBehind(partition, e);
                }
            }
        }
    }

    /** What a life of the batcher tells; called on its thread. */
    interface BatcherListener {

        /** Everything read so far is in a file, and no failure is known. */
        void working();

        /** Nothing has come for the time that was set, and everything is announced. */
        void idle();

        void assigned(TopicPartition partition, long nextOffset);

        /** @param batch empty when only dead letters or marks were passed */
        void announced(String topic, Optional<BatchStored> batch, long deadLettered);

        void removedLeftover(String file);

        void leftBehind(TopicPartition partition, IOException why);
    }
}
