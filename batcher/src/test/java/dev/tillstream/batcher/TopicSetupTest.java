package dev.tillstream.batcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    private static EmbeddedKafka kafka;
    private static Map<String, Object> common;
    private static Admin admin;

    private final String topic = "rows-" + UUID.randomUUID();
    private final TestConfig config = new TestConfig(topic, Path.of("none"), 1, Duration.ZERO, topic);

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.builder().start();
        common = Map.of("bootstrap.servers", kafka.bootstrapServers());
        admin = Admin.create(common);
    }

    @AfterAll
    static void stopKafka() {
        admin.close();
        kafka.close();
    }

    /** As a broker does that has not heard of the topic yet, while the controller knows it. */
    @Test
    void shouldWaitForABrokerThatDoesNotKnowANewTopicYet() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        Admin late = (Admin) Proxy.newProxyInstance(Admin.class.getClassLoader(), new Class<?>[]{Admin.class},
                (proxy, method, arguments) -> {
                    boolean unknown = method.getName().equals("listOffsets") && asked.incrementAndGet() < 3;
                    try {
                        return unknown
                                ? admin.listOffsets(Map.of(new TopicPartition(topic + "-none", 0), OffsetSpec.latest()))
                                : method.invoke(admin, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });

        // When
        TopicSetup.createMissing(late, config);

        // Then
        assertThat(asked).hasValue(3);
    }

    @Test
    void shouldNotTakeATopicThatIsNotThereForAnEmptyOne() {
        // Given
        TopicSetup.createMissing(admin, config);
        try (Consumer<byte[], byte[]> consumer = new KafkaClients(common, config).announcements()) {
            // Then
            assertThat(KafkaClients.partitions(consumer, config.batchesTopic(), config.progressTopic()))
                    .containsExactly(new TopicPartition(config.batchesTopic(), 0),
                            new TopicPartition(config.progressTopic(), 0));
            assertThatThrownBy(() -> KafkaClients.partitions(consumer, config.batchesTopic(), topic + "-none"))
                    .isInstanceOf(UnknownTopicOrPartitionException.class).hasMessageContaining(topic + "-none");
        }
    }
}
