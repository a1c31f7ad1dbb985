package dev.tillstream.batcher;

import static dev.tillstream.batcher.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import dev.tillstream.data.event.BatchStored;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** A batcher from its start to its end, which comes without a last announcement, as in a crash. */
final class BatcherLife implements BatchLoop.BatcherListener, AutoCloseable {

    final List<BatchStored> announced = new CopyOnWriteArrayList<>();
    final List<TopicPartition> assigned = new CopyOnWriteArrayList<>();
    private final Consumer<byte[], byte[]> consumer;
    final Thread thread;
    private volatile Throwable failure;
    volatile boolean idle;

    BatcherLife(String bootstrapServers, TestConfig config) {
        this(bootstrapServers, config, consumer -> consumer);
    }

    /** @param rows what the batcher reads from, made of the real consumer */
    BatcherLife(String bootstrapServers, TestConfig config, UnaryOperator<Consumer<byte[], byte[]>> rows) {
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", bootstrapServers), config);
        try (Admin admin = clients.admin()) {
            clients.createTopics(admin);
        }
        consumer = rows.apply(clients.rows());
        thread = new Thread(() -> run(clients, config), "batcher");
        thread.start();
    }

    private void run(KafkaClients clients, TestConfig config) {
        try (consumer;
                Admin admin = clients.admin();
                Producer<byte[], byte[]> producer = clients.transactional();
                Consumer<byte[], byte[]> announcements = clients.announcements()) {
            producer.initTransactions();
            new BatchLoop(consumer,
                    new AnnouncedBatches(announcements, admin, config.batchesTopic(), config.progressTopic()),
                    new Announcer(producer, config, clients.letters(admin)), config, this).run();
        } catch (WakeupException expected) {
            // This is how a life ends.
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        eventually().until(() -> !thread.isAlive());
        assertThat(failure).isNull();
    }

    @Override
    public void working() {}

    @Override
    public void idle() {
        idle = true;
    }

    @Override
    public void assigned(TopicPartition partition, long nextOffset) {
        assigned.add(partition);
    }

    @Override
    public void announced(String topic, Optional<BatchStored> batch, long deadLettered) {
        batch.ifPresent(announced::add);
    }

    @Override
    public void removedLeftover(String file) {}

    @Override
    public void leftBehind(TopicPartition partition, IOException why) {
        failure = why;
    }
}
