package dev.tillstream.embeddedkafka.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

import dev.tillstream.embeddedkafka.SharedKafka;
import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.RestAssured;
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
        given().port(PORT).get("/q/dev-ui/dev.tillstream.tillstream-embedded-kafka/qwc-tillstream-pipeline.js").then()
                .statusCode(200).body(containsString("customElements.define('qwc-tillstream-pipeline'"));
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
