package dev.tillstream.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedKafkaTest {

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.builder().property("log.retention.hours", "5").start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void shouldGiveBackAcknowledgedRecordsWithEachCompression(String compression) throws Exception {
        // Given
        String topic = "compressed-" + compression;
        kafka.createTopic(topic, 1, Map.of("compression.type", compression.replace("none", "uncompressed")));

        // When
        Clients.send(kafka.bootstrapServers(), topic, "one", "two", "three");

        // Then
        assertThat(Clients.receive(kafka.bootstrapServers(), topic, 3)).containsExactly("one", "two", "three");
    }

    @Test
    void shouldCreateATopicWhenARecordIsSentToIt() throws Exception {
        // Given a topic that nobody created

        // When
        Clients.send(kafka.bootstrapServers(), "created-by-use", "first");

        // Then
        assertThat(Clients.receive(kafka.bootstrapServers(), "created-by-use", 1)).containsExactly("first");
    }

    @Test
    void shouldHideAnAbortedTransactionFromACommittedRead() throws Exception {
        // Given
        String topic = "transactions";
        kafka.createTopic(topic, 1, Map.of());

        // When
        try (var producer = Clients.producer(kafka.bootstrapServers(), Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "committed")).get();
            producer.commitTransaction();
        }

        // Then
        assertThat(Clients.receive(kafka.bootstrapServers(), topic, 1)).containsExactly("committed");
    }

    @Test
    void shouldTakeARecordOfFifteenMegabytes() throws Exception {
        // Given
        String topic = "large";
        String value = "x".repeat(15 << 20);

        // When
        try (var producer = Clients.producer(kafka.bootstrapServers(), Map.of("max.request.size", 16 << 20))) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }

        // Then
        assertThat(Clients.receive(kafka.bootstrapServers(), topic, 1)).singleElement()
                .satisfies(received -> assertThat(received).hasSameSizeAs(value));
    }

    @Test
    void shouldLeaveAnExistingTopicAsItIs() throws Exception {
        // Given
        kafka.createTopic("existing", 3, Map.of("retention.ms", "1000"));

        // When
        kafka.createTopic("existing", 1, Map.of());

        // Then
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, "existing");
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            var topic = admin.describeTopics(List.of("existing")).allTopicNames().get().get("existing");
            assertThat(config.get("retention.ms").value()).isEqualTo("1000");
            assertThat(topic.partitions()).hasSize(3);
        }
    }

    @Test
    void shouldExplainWhyATopicIsRefused() {
        // Given
        String name = "not a name";

        // When
        // Then
        assertThatThrownBy(() -> kafka.createTopic(name, 1, Map.of())).isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining(name);
    }

    @Test
    void shouldPassPropertiesToTheBroker() throws Exception {
        // Given
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");

        // When
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var config = admin.describeConfigs(List.of(broker)).all().get().get(broker);

            // Then
            assertThat(config.get("log.retention.hours").value()).isEqualTo("5");
        }
    }

    @Test
    void shouldRefuseAPropertyThatWouldOpenItToTheNetwork() {
        // Given
        var builder = EmbeddedKafka.builder();

        // When
        // Then
        assertThatIllegalArgumentException().isThrownBy(() -> builder.property("listeners", "PLAINTEXT://:9092"))
                .withMessageContaining("listeners");
    }

    @Test
    void shouldListenOnTheLoopbackAddressOnly() throws Exception {
        // Given
        List<InetAddress> others = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()).toList();

        // When
        Stream<InetSocketAddress> reachable = others.stream()
                .map(address -> new InetSocketAddress(address, kafka.port()));

        // Then
        assertThat(reachable).allSatisfy(address -> assertThatThrownBy(() -> connect(address))
                .isInstanceOf(ConnectException.class));
        assertThatCode(() -> connect(new InetSocketAddress("127.0.0.1", kafka.port()))).doesNotThrowAnyException();
        assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + kafka.port());
    }

    @Test
    void shouldExplainThatAPortIsTaken() {
        // Given
        var second = EmbeddedKafka.builder().port(kafka.port());

        // When
        // Then
        assertThatThrownBy(second::start).isInstanceOf(EmbeddedKafkaException.class)
                .hasMessage("Port " + kafka.port() + " is taken: stop what listens there, or choose another port.");
    }

    private static void connect(InetSocketAddress address) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(address, 2_000);
        }
    }
}
