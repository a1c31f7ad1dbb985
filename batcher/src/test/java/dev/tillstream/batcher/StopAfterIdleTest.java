package dev.tillstream.batcher;

import static dev.tillstream.batcher.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tillstream.data.batch.BatchReader;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.generator.VisitorEventGenerator;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvents;
import dev.tillstream.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batcher that ends by itself, when it is told to. */
class StopAfterIdleTest {

    private static EmbeddedKafka kafka;

    @TempDir
    Path folder;

    private final String topic = "rows-" + UUID.randomUUID();

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.builder().start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void shouldStoreTheRestAndEndWhenNothingComesForAWhile() throws IOException {
        // Given
        List<VisitorEvent> events = new ArrayList<>();
        VisitorEventGenerator.generate(11, 25_000, events::add);
        TestConfig config = config(10_000, Duration.ofMillis(300));
        try (Producer<byte[], byte[]> producer = Rows.producer(kafka.bootstrapServers())) {
            Rows.send(producer, topic + "-events", VisitorEvents.DATASET, events);
        }

        // When
        try (BatcherLife life = new BatcherLife(kafka.bootstrapServers(), config)) {
            eventually().until(() -> life.idle && !life.thread.isAlive());

            // Then
            assertThat(life.announced).extracting(BatchStored::rows).containsExactly(10_000, 10_000, 5_000);
            assertThat(life.announced).extracting(BatchStored::closedBy).containsExactly(ClosedBy.ROWS, ClosedBy.ROWS,
                    ClosedBy.TIME);
            assertThat(eventsIn(life.announced)).isEqualTo(events);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(committed(config)).isEqualTo(25_000);
    }

    @Test
    void shouldNotEndBeforeItHasAllRowsThatTheBrokerHolds() {
        // Given: nothing comes to a batcher that has no patience, though there are rows
        AtomicInteger heldBack = new AtomicInteger(5);
        try (Producer<byte[], byte[]> producer = Rows.producer(kafka.bootstrapServers())) {
            Rows.send(producer, topic, Rows.generated(7));
        }

        // When
        try (BatcherLife life = new BatcherLife(kafka.bootstrapServers(), config(1_000, Duration.ZERO),
                consumer -> holdingBack(consumer, heldBack))) {
            eventually().until(() -> life.idle && !life.thread.isAlive());

            // Then
            assertThat(life.announced).extracting(BatchStored::rows).containsExactly(7);
        }
        assertThat(heldBack).hasValue(0);
    }

    @Test
    void shouldNotEndWhileRowsCome() {
        // Given
        Duration idle = Duration.ofSeconds(3);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Producer<byte[], byte[]> producer = Rows.producer(kafka.bootstrapServers());
                BatcherLife life = new BatcherLife(kafka.bootstrapServers(), config(1, idle))) {
            // When
            clock.scheduleAtFixedRate(() -> Rows.send(producer, topic, Rows.generated(1)), 0, 100,
                    TimeUnit.MILLISECONDS);
            eventually().until(() -> life.idle || lasts(life.announced).compareTo(idle.multipliedBy(2)) > 0);

            // Then
            assertThat(life.idle).isFalse();
            assertThat(life.thread.isAlive()).isTrue();
        } finally {
            clock.shutdownNow();
        }
    }

    private static Duration lasts(List<BatchStored> batches) {
        return batches.isEmpty()
                ? Duration.ZERO
                : Duration.between(batches.get(0).storedAt(), batches.get(batches.size() - 1).storedAt());
    }

    /** The consumer, whose first so many polls with partitions bring nothing. */
    @SuppressWarnings("unchecked")
    private static Consumer<byte[], byte[]> holdingBack(Consumer<byte[], byte[]> consumer, AtomicInteger polls) {
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(StopAfterIdleTest.class.getClassLoader(),
                new Class<?>[]{Consumer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("subscribe")) {
                        arguments[1] = pausing((ConsumerRebalanceListener) arguments[1], consumer);
                    } else if (method.getName().equals("poll") && !consumer.assignment().isEmpty()
                            && polls.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                        consumer.resume(consumer.assignment());
                    }
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ConsumerRebalanceListener pausing(ConsumerRebalanceListener listener, Consumer<?, ?> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                listener.onPartitionsAssigned(partitions);
                consumer.pause(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                listener.onPartitionsRevoked(partitions);
            }
        };
    }

    private TestConfig config(int maxRows, Duration idle) {
        return new TestConfig(topic, folder, maxRows, Duration.ofDays(1), topic, Optional.of(idle));
    }

    private long committed(TestConfig config) {
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers()), config);
        TopicPartition partition = new TopicPartition(topic + "-events", 0);
        try (Consumer<byte[], byte[]> consumer = clients.rows()) {
            OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
            return offset.offset();
        }
    }

    private List<VisitorEvent> eventsIn(List<BatchStored> batches) throws IOException {
        List<VisitorEvent> events = new ArrayList<>();
        for (BatchStored batch : batches) {
            new BatchReader<>(VisitorEvents.DATASET).read(folder.resolve(batch.file()), Integer.MAX_VALUE,
                    events::add);
        }
        return events;
    }
}
