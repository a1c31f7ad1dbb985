package dev.tillstream.bench.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What ingest left on a topic.
 *
 * @param records committed rows
 * @param bytes of all keys, values and headers
 */
record RowRecords(long records, long bytes) {

    /** Many times what fits into a batch of records, so that a compressor sees few of them twice. */
    private static final int SAMPLE = 100_000;
    private static final Duration POLL = Duration.ofSeconds(1);

    /**
     * Reads the topic and writes evenly spread records, of the same bytes as were sent, as lines into a file.
     *
     * @param expected number of rows
     */
    static RowRecords read(String bootstrapServers, String topic, long expected, Path lines) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
                OutputStream out = Files.newOutputStream(lines)) {
            return read(consumer, new TopicPartition(topic, 0), Math.max(1, expected / SAMPLE), out);
        } catch (IOException e) {
            throw new BenchmarkFailedException(lines + " can't be written: " + e.getMessage(), e);
        }
    }

    int meanBytes() {
        return Math.toIntExact(Math.round((double) bytes / records));
    }

    private static RowRecords read(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long every,
            OutputStream lines) throws IOException {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        long records = 0;
        long bytes = 0;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> row : consumer.poll(POLL)) {
                if (row.headers().lastHeader(RecordHeaders.TYPE) == null) {
                    bytes += records % every == 0 ? write(row, lines) : size(row);
                    records++;
                }
            }
        }
        return new RowRecords(records, bytes);
    }

    private static int size(ConsumerRecord<byte[], byte[]> row) {
        int size = row.serializedKeySize() + row.serializedValueSize();
        for (Header header : row.headers()) {
            size += header.key().length() + header.value().length;
        }
        return size;
    }

    /** A value is one line of JSON. */
    private static int write(ConsumerRecord<byte[], byte[]> row, OutputStream lines) throws IOException {
        lines.write(row.key());
        for (Header header : row.headers()) {
            lines.write(RecordHeaders.value(header.key()));
            lines.write(header.value());
        }
        lines.write(row.value());
        lines.write('\n');
        return size(row);
    }
}
