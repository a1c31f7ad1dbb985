package dev.tillstream.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaMainTest {

    private static final String READY = "ready on ";

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void killAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldKeepAcknowledgedRecordsWhenTheProcessIsKilled() throws Exception {
        // Given
        Process process = start("--folder", folder.toString());
        Clients.send(awaitReady(process), "survivors", "one", "two");

        // When
        process.destroyForcibly().waitFor();

        // Then
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().folder(folder).start()) {
            assertThat(Clients.receive(kafka.bootstrapServers(), "survivors", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void shouldStopCleanlyWhenTerminated() throws Exception {
        // Given
        int port = FreePort.otherThan(0);
        Process process = start("--folder", folder.toString(), "--port", String.valueOf(port));
        String bootstrapServers = awaitReady(process);

        // When
        process.destroy();

        // Then
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(bootstrapServers).isEqualTo("127.0.0.1:" + port);
        assertThat(folder.resolve("kafka/.kafka_cleanshutdown")).exists();
    }

    @Test
    void shouldRefuseAFolderInUseByAnotherProcess() throws Exception {
        // Given
        awaitReady(start("--folder", folder.toString()));

        // When
        var second = EmbeddedKafka.builder().folder(folder);
        Process third = start("--folder", folder.toString());

        // Then
        assertThatThrownBy(second::start).isInstanceOf(FolderInUseException.class)
                .hasMessageContaining(folder.toString());
        assertThat(output(third)).contains("Another Kafka broker works in the folder " + folder);
        assertThat(third.waitFor()).isEqualTo(1);
    }

    @Test
    void shouldExplainItsUsageWhenMisused() throws Exception {
        // Given
        Process process = start("--port", "many");

        // When
        String output = output(process);

        // Then
        assertThat(output).contains("Not a port: many", "usage: EmbeddedKafkaMain [--folder DIR] [--port PORT]");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp",
                        System.getProperty("java.class.path"), EmbeddedKafkaMain.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    private static String awaitReady(Process process) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return line.substring(READY.length());
            }
            seen.append(line).append(System.lineSeparator());
        }
        throw new AssertionError("The broker ended before it was ready: " + seen);
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
