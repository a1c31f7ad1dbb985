package dev.tillstream.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void shouldKeepRecordsWhenRestartedOnAnotherPort() throws Exception {
        // Given
        int firstPort;
        String clusterId;
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().folder(folder).start()) {
            Clients.send(kafka.bootstrapServers(), "kept", "before");
            Clients.receive(kafka.bootstrapServers(), "kept", 1);
            firstPort = kafka.port();
            clusterId = kafka.clusterId();
        }

        // When
        int anotherPort = FreePort.otherThan(firstPort);
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().folder(folder).port(anotherPort).start()) {
            Clients.send(kafka.bootstrapServers(), "kept", "after");

            // Then
            assertThat(kafka.port()).isEqualTo(anotherPort);
            assertThat(kafka.clusterId()).isEqualTo(clusterId);
            assertThat(Clients.receive(kafka.bootstrapServers(), "kept", 2)).containsExactly("before", "after");
        }
    }

    @Test
    void shouldDeleteATemporaryFolderWhenClosed() throws Exception {
        // Given
        EmbeddedKafka kafka = EmbeddedKafka.builder().temporaryFolder().start();
        Clients.send(kafka.bootstrapServers(), "dropped", "value");
        Path temporary = kafka.folder();
        assertThat(temporary).isDirectory();

        // When
        kafka.close();
        kafka.close();

        // Then
        assertThat(temporary).doesNotExist();
    }

    @Test
    void shouldRefuseAFolderInUseByABrokerOfTheSameProcess() {
        // Given
        try (EmbeddedKafka first = EmbeddedKafka.builder().folder(folder).start()) {
            // When
            var second = EmbeddedKafka.builder().folder(folder);

            // Then
            assertThatThrownBy(second::start).isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining(folder.toString());
            first.createTopic("still-works", 1, Map.of());
        }
    }

    @Test
    void shouldFreeTheFolderWhenTheStartFails() {
        // Given
        try (EmbeddedKafka other = EmbeddedKafka.builder().start()) {
            var onTakenPort = EmbeddedKafka.builder().folder(folder).port(other.port());
            assertThatThrownBy(onTakenPort::start).isInstanceOf(EmbeddedKafkaException.class);
        }

        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().folder(folder).start()) {
            // Then
            assertThat(kafka.folder()).isEqualTo(folder);
        }
    }

    @Test
    void shouldStartWhenTheFirstStartWasKilledWhileItLaidOutTheFolder() throws Exception {
        // Given
        EmbeddedKafka.builder().folder(folder).start().close();
        Files.delete(folder.resolve("kafka/meta.properties"));

        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().folder(folder).start()) {
            // Then
            assertThat(kafka.clusterId()).isNotBlank();
        }
    }

    @Test
    void shouldExplainThatAFolderIsAFile() throws Exception {
        // Given
        Path file = Files.createFile(folder.resolve("file"));

        // When
        var builder = EmbeddedKafka.builder().folder(file);

        // Then
        assertThatThrownBy(builder::start).isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining(file.toString());
    }
}
