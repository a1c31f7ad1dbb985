package dev.tillstream.serving.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.builder().start();
        kafka.createTopic("one", 1, Map.of());
        kafka.createTopic("two", 2, Map.of());
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stopKafka() {
        admin.close();
        kafka.close();
    }

    /** As a broker does that has not heard of the topic yet, while the controller knows it. */
    @Test
    void shouldWaitForABrokerThatDoesNotKnowANewTopicYet() throws Exception {
        // Given
        AtomicInteger asked = new AtomicInteger();
        Admin late = (Admin) Proxy.newProxyInstance(Admin.class.getClassLoader(), new Class<?>[]{Admin.class},
                (proxy, method, arguments) -> {
                    try {
                        return asked.incrementAndGet() < 3
                                ? admin.describeTopics(List.of("none"))
                                : method.invoke(admin, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });

        // When
        TopicSetup.requireOnePartition(late, "one", PATIENCE);

        // Then
        assertThat(asked).hasValue(3);
    }

    @Test
    void shouldRefuseATopicWithoutAnOrder() {
        assertThatThrownBy(() -> TopicSetup.requireOnePartition(admin, "two", PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("topic two has 2 partitions").hasMessageContaining("serving.models-topic");
    }

    @Test
    void shouldGiveUpOnATopicThatDoesNotCome() {
        assertThatThrownBy(() -> TopicSetup.requireOnePartition(admin, "none", Duration.ZERO))
                .isInstanceOf(ExecutionException.class).cause().isInstanceOf(UnknownTopicOrPartitionException.class);
    }
}
