package dev.tillstream.bench.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.batch.BatchFileName;
import dev.tillstream.data.batch.BatchWriter;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Batches as the batcher leaves them: files of 10,000 rows, and their announcements on a topic. Not thread-safe. */
final class StoredBatches {

    static final int ROWS = 10_000;
    static final String TOPIC = "retail-batches";
    private static final String ROW_TOPIC = "retail-transactions";

    private final Path folder;
    private final String bootstrapServers;
    private final LongFunction<Transaction> rows;
    private long stored;

    /** @param rows by their number from zero on */
    StoredBatches(Path folder, String bootstrapServers, LongFunction<Transaction> rows) {
        this.folder = folder;
        this.bootstrapServers = bootstrapServers;
        this.rows = rows;
    }

    /** Files alone, which nobody hears of. */
    static StoredBatches unannounced(Path folder, LongFunction<Transaction> rows) {
        return new StoredBatches(folder, "", rows);
    }

    Path folder() {
        return folder;
    }

    long stored() {
        return stored;
    }

    /** Makes the topic, as the batcher would. */
    void createTopic() {
        NewTopic topic = new NewTopic(TOPIC, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new BenchmarkFailedException("the topic " + TOPIC + " can't be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }

    /** Stores rows behind those that are stored, and returns when they are announced. */
    void add(long count) {
        announce(store(count));
    }

    /** Stores rows behind those that are stored, and announces nothing. */
    List<BatchStored> store(long count) {
        try {
            Files.createDirectories(folder);
            List<BatchStored> batches = new ArrayList<>();
            for (long left = count; left > 0; left -= ROWS) {
                batches.add(write((int) Math.min(left, ROWS)));
            }
            return batches;
        } catch (IOException e) {
            throw new BenchmarkFailedException("batches can't be written: " + e.getMessage(), e);
        }
    }

    private BatchStored write(int count) throws IOException {
        OffsetRange offsets = new OffsetRange(ROW_TOPIC, 0, stored, stored + count - 1);
        Path file = folder.resolve(BatchFileName.of(offsets));
        try (OutputStream out = Files.newOutputStream(file);
                BatchWriter<Transaction> writer = new BatchWriter<>(Transactions.DATASET, out)) {
            for (int i = 0; i < count; i++) {
                writer.write(rows.apply(stored++));
            }
        }
        byte[] content = Files.readAllBytes(file);
        return new BatchStored(Transactions.DATASET.name(), offsets, file.getFileName().toString(), count,
                content.length, Sha256.of(content), BatchStored.ClosedBy.ROWS, Instant.now());
    }

    private void announce(List<BatchStored> batches) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (BatchStored batch : batches) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, EventJson.encode(batch));
                record.headers().add(RecordHeaders.SCHEMA_VERSION,
                        RecordHeaders.value(Integer.toString(EventJson.SCHEMA_VERSION)));
                producer.send(record);
            }
            producer.flush();
        }
    }
}
