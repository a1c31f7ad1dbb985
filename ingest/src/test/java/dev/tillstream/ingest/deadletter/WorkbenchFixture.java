package dev.tillstream.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import dev.tillstream.data.dataset.RowJson;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.event.Repair;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.embeddedkafka.EmbeddedKafka;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.Topic;
import dev.tillstream.ingest.publish.TopicNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A broker, topics of a test's own, and workbenches on them. */
abstract class WorkbenchFixture {

    /** A batcher's record whose quantity is bad. */
    static final String BAD_RECORD = """
            {"InvoiceNo":"489434","StockCode":"85048","Quantity":"many","InvoiceDate":"2009-12-01T07:45:00Z",\
            "UnitPrice":6.95}""";

    static EmbeddedKafka kafka;

    final String topic = "rows-" + UUID.randomUUID();
    final String dlq = topic + "-dlq";
    final String repairs = topic + "-repairs";
    final TopicNames names = new TopicNames(TopicNames.defaults().rows(), topic + "-positions", topic + "-progress",
            topic + "-receipts").with(Transactions.DATASET, topic).with(Products.DATASET, topic + "-products")
            .with(VisitorEvents.DATASET, topic + "-events");

    private final List<Workbench> workbenches = new ArrayList<>();

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.builder().property("log.cleaner.backoff.ms", "100").start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @AfterEach
    void closeWorkbenches() {
        workbenches.forEach(Workbench::close);
    }

    static KafkaClients clients() {
        return WorkbenchBeans.clients(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /** An instance of its own. */
    Workbench workbench() {
        return workbench(RepairWriter.producers(clients(), repairs), LetterLog.ScanLimits.DEFAULT);
    }

    Workbench workbench(Supplier<Producer<byte[], byte[]>> producers, LetterLog.ScanLimits limits) {
        Workbench workbench = new Workbench(clients(), names, repairs, ZoneOffset.UTC, producers, limits);
        workbenches.add(workbench);
        return workbench;
    }

    /** Puts a letter on a topic. */
    static LetterId letter(String letters, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(letters, null, value);
        headers.forEach((name, text) -> record.headers().add(name, RecordHeaders.value(text)));
        return send(record);
    }

    static LetterId send(ProducerRecord<byte[], byte[]> record) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 16 << 20),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = producer.send(record).get();
            return new LetterId(record.topic(), sent.partition(), sent.offset());
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A letter of the batcher. */
    LetterId badRecord() {
        return letter(dlq, bytes(BAD_RECORD), Map.of("dead-letter-by", "batcher", "dead-letter-reason",
                "is not a whole number", "dead-letter-column", "Quantity", "dead-letter-origin", topic + "-0@7"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<DraftField> fields(String json) {
        try {
            return FieldsJson.read(bytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Repair repair(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).result().repair().orElseThrow();
    }

    /** The committed rows. */
    List<ConsumerRecord<byte[], byte[]>> rows() {
        return Topic.read(kafka.bootstrapServers(), topic);
    }

    List<Transaction> transactions() {
        return rows().stream().map(message -> ((RowOutcome.Accepted<Transaction>) new RowJson<>(Transactions.DATASET)
                .decode(message.value())).row()).toList();
    }

    /** The counter of repaired rows. */
    long repaired() {
        return Topic.read(kafka.bootstrapServers(), names.progress()).stream()
                .map(message -> EventJson.decode(message.value(), Progress.class))
                .filter(progress -> progress.key().equals("ingest/" + repairs + "/" + topic + "/online-retail"))
                .reduce((first, last) -> last).map(progress -> progress.counters().get(Progress.REPAIRED)).orElse(0L);
    }
}
