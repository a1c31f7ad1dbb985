package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tillstream.ingest.SharedKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicSetupTest extends IngestionFixture {

    private final Admin admin = Admin.create(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()));

    @AfterEach
    void close() {
        admin.close();
    }

    private int partitions(String name) throws Exception {
        return admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().size();
    }

    private String setting(String name, String key) throws Exception {
        return config(name).get(key).value();
    }

    private Config config(String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    }

    @Test
    void shouldMakeTopicsThatKeepWhatIsNeeded() throws Exception {
        // When
        TopicSetup.createMissing(admin, topics, 3);
        TopicSetup.createMissing(admin, names.receipts());

        // Then
        assertThat(partitions(topics.rows())).isEqualTo(3);
        for (String forever : List.of(topics.rows(), topics.deadLetters(), names.receipts())) {
            assertThat(setting(forever, "retention.ms")).isEqualTo("-1");
            assertThat(setting(forever, "cleanup.policy")).isEqualTo("delete");
        }
        for (String latest : List.of(topics.positions(), topics.progress())) {
            assertThat(partitions(latest)).isOne();
            assertThat(setting(latest, "cleanup.policy")).isEqualTo("compact");
        }
    }

    /** Whoever makes the topic first: the batcher's letters are as large as the records that it refuses. */
    @Test
    void shouldMakeATopicOfDeadLettersThatTakesLargeOnes() throws Exception {
        // When
        TopicSetup.createMissing(admin, topics, 1);

        // Then
        ConfigEntry setting = config(topics.deadLetters()).get("max.message.bytes");
        assertThat(setting.value()).isEqualTo("16777216");
        assertThat(setting.source()).as("not this broker's own").isEqualTo(ConfigSource.DYNAMIC_TOPIC_CONFIG);
    }

    @Test
    void shouldLeaveATopicThatExistsAsItIs() throws Exception {
        // Given
        SharedKafka.createTopic(topics.rows());

        // When
        TopicSetup.createMissing(admin, topics, 3);
        TopicSetup.createMissing(admin, topics, 3);

        // Then
        assertThat(partitions(topics.rows())).isOne();
        assertThat(setting(topics.rows(), "retention.ms")).isNotEqualTo("-1");
    }

    /** As a broker does that has not heard of the topic yet, while the controller knows it. */
    @Test
    void shouldWaitForABrokerThatDoesNotKnowANewTopicYet() throws Exception {
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
        TopicSetup.createMissing(late, topics, 1);

        // Then
        assertThat(asked).hasValue(3);
    }
}
