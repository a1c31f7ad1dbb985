package dev.tillstream.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import dev.tillstream.data.event.ModelReady;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeArtefactsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path store;
    private final ModelReady event = ModelEvents.event(2, 7, 0.5);
    private final Deque<byte[]> answers = new ArrayDeque<>();
    private HttpServer trainer;

    @BeforeEach
    void startTrainer() throws IOException {
        trainer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trainer.createContext("/artefacts/" + event.manifest().artefactSha256(), exchange -> {
            byte[] answer = answers.isEmpty() ? new byte[0] : answers.poll();
            exchange.sendResponseHeaders(answer.length == 0 ? 503 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        trainer.start();
    }

    @AfterEach
    void stopTrainer() {
        trainer.stop(0);
    }

    @Test
    void shouldTakeItFromTheSharedStore() throws IOException {
        // Given
        put(event.artefact());
        // Then
        assertThat(artefacts(Optional.empty(), LONG).fetch(event.manifest())).isEqualTo(event.artefact());
    }

    @Test
    void shouldFetchItFromTheTrainerWhereThereIsNoStoreUntilItIsThere() {
        // Given
        answers.add(new byte[0]);
        answers.add(event.artefact());
        // Then
        assertThat(artefacts(Optional.of(address()), LONG).fetch(event.manifest())).isEqualTo(event.artefact());
    }

    @Test
    void shouldNotTakeADamagedFileNorADamagedAnswer() throws IOException {
        // Given
        put("damaged".getBytes());
        answers.add("damaged, too".getBytes());
        answers.add(event.artefact());
        // Then
        assertThat(artefacts(Optional.of(address()), LONG).fetch(event.manifest())).isEqualTo(event.artefact());
    }

    @Test
    void shouldRefuseTheModelWhenItsArtefactIsNotToBeHad() {
        assertThatThrownBy(() -> artefacts(Optional.empty(), Duration.ZERO).fetch(event.manifest()))
                .isInstanceOf(RefusedModelException.class).hasMessageContaining("does not exist")
                .hasMessageContaining(event.manifest().artefactSha256());
        assertThatThrownBy(() -> artefacts(Optional.of(address()), Duration.ofMillis(400)).fetch(event.manifest()))
                .isInstanceOf(RefusedModelException.class).hasMessageContaining("answers with the status 503");
    }

    private LargeArtefacts artefacts(Optional<URI> address, Duration timeout) {
        return new LargeArtefacts(store, address, timeout);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + trainer.getAddress().getPort() + "/");
    }

    private void put(byte[] content) throws IOException {
        Path folder = store.resolve("transaction-clusters/2/7");
        Files.createDirectories(folder);
        Files.write(folder.resolve("artefact.json"), content);
    }
}
