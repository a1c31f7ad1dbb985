package dev.tillstream.embeddedkafka.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

import dev.tillstream.embeddedkafka.SharedKafka;
import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.RestAssured;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveReloadTest {

    private static final int PORT = freePort();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(application -> application.addClass(WhereIsKafka.class)
                    .addAsResource(
                            new StringAsset("quarkus.http.port=" + PORT
                                    + "\ntillstream.embedded-kafka.devservices.shared-folder=target/shared-kafka"),
                            "application.properties"));

    @Test
    void shouldKeepTheBrokerWhenTheApplicationIsReloaded() {
        // Given
        String before = whereIsKafka();

        // When
        APPLICATION.modifySourceFile(WhereIsKafka.class, source -> source.replace("before reload", "after reload"));

        // Then
        String after = whereIsKafka();
        assertThat(before).startsWith("before reload: 127.0.0.1:");
        assertThat(after).isEqualTo(before.replace("before", "after"));
        assertThat(RunningBrokers.names()).as("brokers of this JVM").isEmpty();
    }

    @Test
    void shouldShareTheBrokerWithOthers() {
        // When
        try (SharedKafka other = SharedKafka.join(Path.of("target/shared-kafka"), List.of(), List.of())) {
            // Then
            assertThat(whereIsKafka()).endsWith(": " + other.bootstrapServers());
        }
    }

    @Test
    void shouldShowThePipelineInTheDevUi() {
        given().port(PORT).get("/q/dev-ui/tillstream-embedded-kafka/qwc-tillstream-pipeline.js").then()
                .statusCode(200).body(containsString("customElements.define('qwc-tillstream-pipeline'"));
    }

    @Test
    void shouldTellTheDevUiWhatIsInTheTopics() throws Exception {
        // Given
        String kafka = whereIsKafka();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.substring(kafka.indexOf(": ") + 2)))) {
            admin.createTopics(List.of(new NewTopic("in-the-dev-ui", 3, (short) 1))).all().get();
            // The broker hears a moment later than its controller.
            await().atMost(Duration.ofSeconds(20)).until(() -> admin.listTopics().names().get()
                    .contains("in-the-dev-ui"));
        }
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        HttpClient.newHttpClient().newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + PORT + "/q/dev-ui/json-rpc-ws"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        answers.add(text.toString());
                        socket.request(1);
                        return null;
                    }
                }).join().sendText("""
                        {"jsonrpc": "2.0", "id": 7, "method": "tillstream-embedded-kafka_topics", "params": {}}""",
                        true)
                .join();

        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(() -> answers.stream().anyMatch(answer -> answer.contains("\"id\"")));
        assertThat(answers).filteredOn(answer -> answer.contains("\"id\"")).singleElement(STRING)
                .containsIgnoringWhitespaces("{\"name\": \"in-the-dev-ui\", \"partitions\": 3, \"records\": 0}");
    }

    private static String whereIsKafka() {
        return RestAssured.given().port(PORT).get("/kafka").asString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
