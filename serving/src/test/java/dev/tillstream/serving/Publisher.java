package dev.tillstream.serving;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.HashMap;
import java.util.Map;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.event.Progress;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends what other services would; each call returns once the broker has it. */
public final class Publisher implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final String modelsTopic;
    private final String progressTopic;
    private final String cardsTopic;

    public Publisher(Map<String, Object> kafka, String modelsTopic, String progressTopic, String cardsTopic) {
        this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        this.modelsTopic = modelsTopic;
        this.progressTopic = progressTopic;
        this.cardsTopic = cardsTopic;
    }

    /** To the broker and the topics of the running test. */
    public static Publisher ofTest() {
        return ofTest(Map.of());
    }

    /** @param further properties of the producer */
    public static Publisher ofTest(Map<String, Object> further) {
        Map<String, Object> kafka = new HashMap<>(further);
        kafka.put("bootstrap.servers", config("kafka.bootstrap.servers"));
        return new Publisher(kafka, config("serving.models-topic"), config("serving.progress-topic"),
                config("serving.cards-topic"));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    public KafkaProducer<String, byte[]> producer() {
        return producer;
    }

    public void model(ModelReady event) {
        model(event.key(), EventJson.encode(event), "1");
    }

    public void model(String key, byte[] value, String schemaVersion) {
        send(modelsTopic, key, value, schemaVersion);
    }

    public void progress(Progress progress) {
        progress(progress.key(), EventJson.encode(progress));
    }

    public void progress(String key, byte[] value) {
        send(progressTopic, key, value, "1");
    }

    public void cards(ClusterCards cards) {
        cards(cards.key(), EventJson.encode(cards));
    }

    public void cards(String key, byte[] value) {
        send(cardsTopic, key, value, "1");
    }

    private void send(String topic, String key, byte[] value, String schemaVersion) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        record.headers().add(RecordHeaders.SCHEMA_VERSION, RecordHeaders.value(schemaVersion));
        try {
            producer.send(record).get(30, SECONDS);
        } catch (Exception e) {
            throw new AssertionError("can't publish to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
