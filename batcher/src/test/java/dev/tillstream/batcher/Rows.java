package dev.tillstream.batcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Rows and marks, as ingest sends them. */
final class Rows {

    static final Transaction ROW = new Transaction("489434", "85048", "15CM CHRISTMAS GLASS BALL 20 LIGHTS", 12,
            Instant.parse("2009-12-01T07:45:00Z"), 6.95, "13085", "United Kingdom");

    private Rows() {}

    static List<Transaction> generated(int count) {
        List<Transaction> rows = new ArrayList<>(count);
        TransactionGenerator.generate(7, count, rows::add);
        return rows;
    }

    static ConsumerRecord<byte[], byte[]> record(String topic, long offset, byte[] value) {
        return new ConsumerRecord<>(topic, 0, offset, null, value);
    }

    static ConsumerRecord<byte[], byte[]> row(String topic, long offset) {
        return record(topic, offset, new RowJson<>(Transactions.DATASET).encode(ROW));
    }

    static ConsumerRecord<byte[], byte[]> endOfFile(String topic, long offset) {
        ConsumerRecord<byte[], byte[]> mark = record(topic, offset, EventJson.encode(new EndOfFile("a.xlsx", "00", 1)));
        mark.headers().add(RecordHeaders.TYPE, RecordHeaders.value(RecordHeaders.END_OF_FILE));
        return mark;
    }

    static Producer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    static void send(Producer<byte[], byte[]> producer, String topic, List<Transaction> rows) {
        send(producer, topic, Transactions.DATASET, rows);
    }

    static <R extends Row> void send(Producer<byte[], byte[]> producer, String topic, Dataset<R> dataset,
            List<R> rows) {
        RowJson<R> json = new RowJson<>(dataset);
        rows.forEach(row -> producer.send(new ProducerRecord<>(topic, json.encode(row))));
        producer.flush();
    }

    static void sendEndOfFile(Producer<byte[], byte[]> producer, String topic, long rows) {
        ProducerRecord<byte[], byte[]> mark = new ProducerRecord<>(topic,
                EventJson.encode(new EndOfFile("a.xlsx", "00", rows)));
        mark.headers().add(RecordHeaders.TYPE, RecordHeaders.value(RecordHeaders.END_OF_FILE));
        producer.send(mark);
        producer.flush();
    }
}
