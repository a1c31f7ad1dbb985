package dev.tillstream.batcher;

import static dev.tillstream.data.event.BatchStored.ClosedBy.BYTES;
import static dev.tillstream.data.event.BatchStored.ClosedBy.END_OF_FILE;
import static dev.tillstream.data.event.BatchStored.ClosedBy.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.tillstream.data.batch.BatchReader;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionBatchesTest {

    private static final String TOPIC = "rows";

    @TempDir
    Path folder;

    private PartitionBatches<Transaction> batches(int rows, long bytes, Duration wait) {
        return new PartitionBatches<>(Transactions.DATASET, new TopicPartition(TOPIC, 0), new BatchFolder(folder),
                new PartitionBatches.Limits(rows, bytes, wait), 0, new DeadLetters.Target(TOPIC + "-dlq", 16 << 20));
    }

    private PartitionBatches<Transaction> batches(int rows) {
        return batches(rows, Long.MAX_VALUE, Duration.ofDays(1));
    }

    @Test
    void shouldCloseBehindTheLastRowOfAFullBatch() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(3);

        // When
        assertThat(batches.take(Rows.row(TOPIC, 5), 0)).isEmpty();
        assertThat(batches.take(Rows.row(TOPIC, 6), 0)).isEmpty();

        // Then
        assertThat(batches.take(Rows.row(TOPIC, 8), 0)).contains(ROWS);
        assertThat(batches.nextOffset()).isEqualTo(9);
    }

    @Test
    void shouldStoreExactlyTheRowsTakenUnderTheirOffsets() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(2);
        batches.take(Rows.row(TOPIC, 5), 0);
        batches.take(Rows.row(TOPIC, 8), 0);

        // When
        BatchStored stored = batches.open().orElseThrow().store(ROWS);

        // Then
        Path file = folder.resolve("batch_rows-0-5-8.csv");
        assertThat(stored.file()).isEqualTo(file.getFileName().toString());
        assertThat(stored.rows()).isEqualTo(2);
        assertThat(stored.bytes()).isEqualTo(Files.size(file));
        assertThat(stored.sha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        assertThat(new BatchReader<>(Transactions.DATASET).read(file, 10, row -> assertThat(row).isEqualTo(Rows.ROW)))
                .isEqualTo(2);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldCloseAtTheEndOfAFileWithoutCountingTheMark() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(10);
        batches.take(Rows.row(TOPIC, 0), 0);

        // When
        assertThat(batches.take(Rows.endOfFile(TOPIC, 1), 0)).contains(END_OF_FILE);

        // Then
        assertThat(batches.open().orElseThrow().rows()).isEqualTo(1);
        assertThat(batches.nextOffset()).isEqualTo(2);
    }

    @Test
    void shouldBeDueOnceTheFirstRowHasWaited() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(10, Long.MAX_VALUE, Duration.ofNanos(100));
        assertThat(batches.isDue(1_000)).isFalse();

        // When
        batches.take(Rows.row(TOPIC, 0), 1_000);
        batches.take(Rows.row(TOPIC, 1), 1_090);

        // Then
        assertThat(batches.isDue(1_099)).isFalse();
        assertThat(batches.isDue(1_100)).isTrue();
    }

    @Test
    void shouldBeDueForDeadLettersAlone() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(10, Long.MAX_VALUE, Duration.ofNanos(100));

        // When
        batches.take(Rows.record(TOPIC, 0, null), 50);

        // Then
        assertThat(batches.isDue(149)).isFalse();
        assertThat(batches.isDue(150)).isTrue();
        assertThat(batches.open()).isEmpty();
    }

    @Test
    void shouldCloseByBytes() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(Integer.MAX_VALUE, 100_000, Duration.ofDays(1));

        // When
        long offset = 0;
        while (batches.take(Rows.row(TOPIC, offset), 0).isEmpty()) {
            offset++;
        }

        // Then
        assertThat(batches.open().orElseThrow().bytes()).isBetween(100_000L, 200_000L);
    }

    @Test
    void shouldEndTheBatchWhenManyDeadLettersWait() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(10);
        byte[] large = new byte[(int) PartitionBatches.MAX_DEAD_LETTER_BYTES];

        // Then
        assertThat(batches.take(Rows.record(TOPIC, 0, large), 0)).contains(BYTES);
    }

    @Test
    void shouldSayWhereADeadLetterComesFromAndWhy() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(10);
        byte[] value = "{\"InvoiceNo\":\"1\",\"StockCode\":\"2\",\"Quantity\":\"three\"}"
                .getBytes(StandardCharsets.UTF_8);

        // When
        batches.take(Rows.record(TOPIC, 7, value), 0);

        // Then
        ProducerRecord<byte[], byte[]> letter = batches.deadLetters().records().get(0);
        assertThat(letter.topic()).isEqualTo("rows-dlq");
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, RecordHeaders.DEAD_LETTER_COLUMN)).isEqualTo("Quantity");
        assertThat(header(letter, RecordHeaders.DEAD_LETTER_REASON)).isEqualTo("is not a whole number");
        assertThat(header(letter, RecordHeaders.DEAD_LETTER_ORIGIN)).isEqualTo("rows-0@7");
        assertThat(header(letter, RecordHeaders.DEAD_LETTER_BY)).isEqualTo("batcher");
    }

    @Test
    void shouldRefuseASchemaVersionThatItDoesNotKnow() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(10);
        ConsumerRecord<byte[], byte[]> record = Rows.row(TOPIC, 0);
        record.headers().add(RecordHeaders.SCHEMA_VERSION, RecordHeaders.value(2));

        // When
        batches.take(record, 0);

        // Then
        assertThat(batches.open()).isEmpty();
        assertThat(header(batches.deadLetters().records().get(0), RecordHeaders.DEAD_LETTER_REASON))
                .isEqualTo("has schema version '2', known is 1");
    }

    @Test
    void shouldLeaveNothingBehindWhenDiscarded() throws IOException {
        // Given
        PartitionBatches<Transaction> batches = batches(10);
        batches.take(Rows.row(TOPIC, 0), 0);

        // When
        batches.discard();

        // Then
        assertThat(folder).isEmptyDirectory();
        assertThat(batches.open()).isEmpty();
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return RecordHeaders.text(letter.headers().lastHeader(name).value());
    }
}
