package dev.tillstream.bench.serving;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.ModelReady;
import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic that models are announced on, as a trainer uses it. Not thread-safe. */
final class ModelsTopic implements AutoCloseable {

    private static final String NAME = "retail-models";

    private final KafkaProducer<String, byte[]> producer;

    private ModelsTopic(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** Makes the topic, which must not exist. */
    static ModelsTopic create(String bootstrapServers) {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(NAME, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all().get();
        } catch (ExecutionException e) {
            throw new BenchmarkFailedException("the models' topic can't be made: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
        return new ModelsTopic(new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer()));
    }

    /** All versions in one revision; returns when the broker has been asked, not when it has them. */
    void announce(long revision) {
        for (int version = 1; version <= Models.VERSIONS; version++) {
            announce(version, revision);
        }
    }

    void announce(int version, long revision) {
        ModelReady event = Models.event(version, revision);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(NAME, event.key(), EventJson.encode(event));
        record.headers().add(RecordHeaders.SCHEMA_VERSION,
                RecordHeaders.value(Integer.toString(EventJson.SCHEMA_VERSION)));
        producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}
