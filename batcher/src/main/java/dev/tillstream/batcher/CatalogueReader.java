package dev.tillstream.batcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.MalformedEventException;
import dev.tillstream.data.event.Progress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Keeps the catalogue up to date on a thread of its own, and looks after the retention of files. */
@ApplicationScoped
public class CatalogueReader {

    private static final Logger LOG = Logger.getLogger(CatalogueReader.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);

    private final BatcherConfig config;
    private final KafkaClients clients;
    private final BatchCatalogue catalogue;
    private final BatchRetention retention;
    private final KeptAlive lives;

    CatalogueReader(BatcherConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka,
            BatchCatalogue catalogue) {
        this.config = config;
        this.clients = new KafkaClients(kafka, config);
        this.catalogue = catalogue;
        this.retention = new BatchRetention(config.retention(), config.path(), catalogue);
        this.lives = new KeptAlive("batch-catalogue", this::read, this::fail, config.retryPause());
    }

    void start(@Observes StartupEvent event) {
        lives.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        lives.stop();
    }

    private void fail(Throwable why) {
        LOG.warnf("TILL-BAT-008 the catalogue of batches can't be read, trying again in %s: reason=\"%s\"",
                config.retryPause(), why.getMessage());
    }

    private void read() {
        try (Admin admin = clients.admin(); Consumer<byte[], byte[]> reading = clients.announcements()) {
            clients.createTopics(admin);
            List<TopicPartition> partitions = KafkaClients.partitions(reading, config.batchesTopic(),
                    config.progressTopic());
            reading.assign(partitions);
            reading.seekToBeginning(partitions);
            catalogue.clear();
            lives.polls(reading);
            while (!lives.isStopped()) {
                reading.poll(LONGEST_POLL).forEach(this::take);
                retention.apply();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(config.batchesTopic())) {
                catalogue.add(EventJson.decode(record.value(), BatchStored.class));
            } else {
                catalogue.add(EventJson.decode(record.value(), Progress.class));
            }
        } catch (MalformedEventException e) {
            throw new KafkaException("the record " + record.topic() + "-" + record.partition() + "@"
                    + record.offset() + " can't be understood: " + e.getMessage(), e);
        }
    }
}
