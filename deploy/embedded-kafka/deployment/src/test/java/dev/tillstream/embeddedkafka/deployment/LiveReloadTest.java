package dev.tillstream.embeddedkafka.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

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
                    .addAsResource(new StringAsset("quarkus.http.port=" + PORT), "application.properties"));

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
        assertThat(RunningBrokers.names()).hasSize(1);
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
