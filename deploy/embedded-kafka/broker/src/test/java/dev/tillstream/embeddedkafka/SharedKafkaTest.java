package dev.tillstream.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedKafkaTest {

    private static final Duration END = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void shouldGiveAllUsersOneBrokerWhicheverLeavesFirst() throws Exception {
        // Given
        ExecutorService users = Executors.newFixedThreadPool(2);
        Future<SharedKafka> joining = users.submit(this::join);
        SharedKafka one = join();
        SharedKafka other = joining.get();
        users.shutdown();

        // When
        assertThat(other.bootstrapServers()).isEqualTo(one.bootstrapServers()).startsWith("127.0.0.1:");
        one.close();
        SharedKafka third = join();

        // Then
        assertThat(third.bootstrapServers()).isEqualTo(other.bootstrapServers());
        assertThat(isListening(third)).isTrue();
        other.close();
        third.close();
        await().atMost(END).until(() -> !isListening(third));
    }

    @Test
    void shouldEndSoonAfterAUserWasKilled() throws Exception {
        // Given: a user that is another process
        Process user = new ProcessBuilder("sleep", "600").start();
        SharedFolder shared = new SharedFolder(folder);
        shared.alone(() -> shared.register(user.toHandle()));
        SharedKafka kafka = join();
        kafka.close();
        assertThat(shared.alone(shared::isUsed)).isTrue();

        // When
        user.destroyForcibly();

        // Then
        await().atMost(END).until(() -> !isListening(kafka));
        assertThat(shared.address()).isEmpty();
        try (SharedKafka again = join()) {
            assertThat(isListening(again)).isTrue();
        }
    }

    @Test
    void shouldTellWhatKeepsTheBrokerFromStarting() {
        assertThatThrownBy(() -> SharedKafka.join(folder, classPath(), List.of("--port", "70000")))
                .isInstanceOf(EmbeddedKafkaException.class).hasMessageContaining("A port is between 0 and 65535");
        assertThat(folder).isDirectoryNotContaining("glob:**user-*");
    }

    private SharedKafka join() {
        return SharedKafka.join(folder, classPath(), List.of());
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(Path::of).toList();
    }

    private static boolean isListening(SharedKafka kafka) {
        String[] address = kafka.bootstrapServers().split(":");
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
