package dev.tillstream.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** The receipts of all files, kept on a topic. Thread-safe. */
public final class ReceiptLog {

    private final KafkaClients clients;
    private final String topic;

    public ReceiptLog(KafkaClients clients, TopicNames topics) {
        this.clients = clients;
        this.topic = topics.receipts();
    }

    /** @throws KafkaException if it can't be kept */
    public void add(IngestReceipt receipt) {
        createTopic();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic,
                receipt.job().getBytes(StandardCharsets.UTF_8), EventJson.encode(receipt));
        record.headers().add(RecordHeaders.SCHEMA_VERSION, RecordHeaders.value(EventJson.SCHEMA_VERSION));
        try (Producer<byte[], byte[]> producer = clients.plain()) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException("the receipt can't be kept: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * What was kept.
     *
     * @param receipts the oldest first
     * @param unreadable what is wrong with records that are no receipts, and where they are
     */
    public record Kept(List<IngestReceipt> receipts, List<String> unreadable) {}

    /**
     * The last receipts.
     *
     * @throws KafkaException if they can't be read
     */
    public Kept last(int most) {
        createTopic();
        Deque<IngestReceipt> receipts = new ArrayDeque<>();
        List<String> unreadable = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients.committed(); Admin admin = clients.admin()) {
            List<TopicPartition> partitions = TopicScan.partitions(consumer, topic);
            Map<TopicPartition, Long> ends = TopicSetup.ends(admin, partitions);
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            partitions.forEach(p -> consumer.seek(p, Math.max(begins.get(p), ends.get(p) - most)));
            new TopicScan(consumer, TopicScan.LONGEST_SILENCE).to(ends, message -> {
                try {
                    receipts.add(EventJson.decode(message.value(), IngestReceipt.class));
                } catch (MalformedEventException e) {
                    unreadable.add(message.topic() + "-" + message.partition() + "@" + message.offset()
                            + " can't be understood: " + e.getMessage());
                }
                if (receipts.size() > most) {
                    receipts.remove();
                }
            });
        }
        return new Kept(List.copyOf(receipts), unreadable);
    }

    private void createTopic() {
        try (Admin admin = clients.admin()) {
            TopicSetup.createMissing(admin, topic);
        }
    }
}
