package dev.tillstream.bench.batches;

import java.util.Map;

import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts generated rows on a topic, as ingest would. */
final class RowFiller {

    private static final long SEED = 42;

    private RowFiller() {}

    static void fill(String bootstrapServers, String topic, long rows) {
        RowJson<Transaction> json = new RowJson<>(Transactions.DATASET);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "compression.type", "lz4", "linger.ms", 20,
                        "batch.size", 256 << 10),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            TransactionGenerator.generate(SEED, rows,
                    row -> producer.send(new ProducerRecord<>(topic, json.encode(row))));
            producer.flush();
        }
    }
}
