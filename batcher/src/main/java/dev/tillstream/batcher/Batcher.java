package dev.tillstream.batcher;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import dev.tillstream.data.event.BatchStored;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Keeps the batcher running on a thread of its own: each life goes on from what was announced, so that a full disk, a
 * broker that is away or a lost partition all mend in the same way.
 */
@ApplicationScoped
public class Batcher implements BatchLoop.BatcherListener {

    private static final Logger LOG = Logger.getLogger(Batcher.class);

    private final BatcherConfig config;
    private final KafkaClients clients;
    private final Event<BatchStored> stored;
    private final MeterRegistry meters;
    private final BatcherStatus status;
    private final KeptAlive lives;

    Batcher(BatcherConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Event<BatchStored> stored, MeterRegistry meters, BatcherStatus status) {
        this.config = config;
        this.clients = new KafkaClients(kafka, config);
        this.stored = stored;
        this.meters = meters;
        this.status = status;
        this.lives = new KeptAlive("batcher", this::live, this::fail, config.retryPause());
    }

    void start(@Observes StartupEvent event) {
        lives.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        lives.stop();
    }

    private void fail(Throwable why) {
        status.failed(why);
        LOG.errorf(why, "TILL-BAT-005 batching stopped, trying again in %s: folder=%s reason=\"%s\"",
                config.retryPause(),
                config.path(), why.getMessage());
    }

    private void live() throws IOException {
        try (Admin admin = clients.admin();
                Producer<byte[], byte[]> producer = clients.transactional();
                Consumer<byte[], byte[]> announcements = clients.announcements();
                Consumer<byte[], byte[]> consumer = clients.rows();
                KafkaClientMetrics metrics = new KafkaClientMetrics(consumer)) {
            lives.polls(consumer);
            clients.createTopics(admin);
            metrics.bindTo(meters);
            // Ends what an earlier life of this instance left open, before the topics are read for where to go on.
            producer.initTransactions();
            if (!lives.isStopped()) {
                new BatchLoop(consumer,
                        new AnnouncedBatches(announcements, admin, config.batchesTopic(), config.progressTopic()),
                        new Announcer(producer, config, clients.letters(admin)), config, this).run();
            }
        }
    }

    @Override
    public void working() {
        status.working();
    }

    @Override
    public void idle() {
        LOG.infof("TILL-BAT-007 nothing has come for %s, and all rows are stored: ending",
                config.stopAfterIdle().orElseThrow());
        lives.stopSoon();
        Quarkus.asyncExit(0);
    }

    @Override
    public void assigned(TopicPartition partition, long nextOffset) {
        LOG.infof("TILL-BAT-001 batching partition=%s offset=%s folder=%s", partition, nextOffset, config.path());
    }

    @Override
    public void announced(String topic, Optional<BatchStored> batch, long deadLettered) {
        meters.counter("tillstream.batcher.dead.letters").increment(deadLettered);
        if (deadLettered > 0) {
            LOG.warnf("TILL-BAT-003 dead letters: topic=%s count=%s", topic, deadLettered);
        }
        batch.ifPresent(done -> {
            meters.counter("tillstream.batcher.rows").increment(done.rows());
            meters.counter("tillstream.batcher.batches").increment();
            LOG.debugf("TILL-BAT-002 batch stored: file=%s rows=%s closedBy=%s", done.file(), done.rows(),
                    done.closedBy());
            status.stored(Instant.now());
            stored.fire(done);
        });
    }

    @Override
    public void removedLeftover(String file) {
        LOG.infof("TILL-BAT-004 removed a file that was never announced: file=%s", file);
    }

    @Override
    public void leftBehind(TopicPartition partition, IOException why) {
        LOG.warnf(why, "TILL-BAT-006 can't remove an unfinished file: partition=%s", partition);
    }
}
