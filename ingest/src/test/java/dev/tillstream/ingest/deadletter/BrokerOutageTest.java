package dev.tillstream.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.Topic;
import dev.tillstream.ingest.publish.TopicNames;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerOutageTest {

    @TempDir
    Path folder;

    @Test
    void shouldGoOnWhenTheBrokerIsBack() throws Exception {
        // Given
        LetterId id = new LetterId("retail-transactions-dlq", 0, 0);
        Workbench workbench;
        String bootstrapServers;
        int port;
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().folder(folder.resolve("kafka")).start()) {
            port = kafka.port();
            bootstrapServers = kafka.bootstrapServers();
            KafkaClients clients = WorkbenchBeans.clients(Map.of("bootstrap.servers", bootstrapServers));
            workbench = new Workbench(clients, TopicNames.defaults(), "repairs", ZoneOffset.UTC);
            try (Producer<byte[], byte[]> producer = clients.transactional("letters")) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(id.topic(),
                        WorkbenchFixture.BAD_RECORD.getBytes(StandardCharsets.UTF_8)));
                producer.commitTransaction();
            }
            WorkbenchFixture.repair(workbench.repair(id, List.of(DraftField.number("Quantity", "12"))));
        }

        // When
        assertThatThrownBy(() -> workbench.list(Optional.empty(), Optional.empty(), Optional.empty(), 50))
                .isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> workbench.replay(id)).isInstanceOf(KafkaException.class);

        // Then
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().folder(folder.resolve("kafka")).port(port).start()) {
            WorkbenchFixture.repair(workbench.replay(id));
            assertThat(Topic.read(kafka.bootstrapServers(), "retail-transactions")).hasSize(1);
            workbench.close();
        }
    }
}
