package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program by which a container is asked whether it is healthy, compiled and run as in the image. */
class HealthcheckTest {

    @TempDir
    static Path classes;

    private record End(int status, String output) {}

    @BeforeAll
    static void compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String source = Repository.ROOT.resolve("deploy/containers/Healthcheck.java").toString();
        assertThat(compiler.run(null, null, null, "-Xlint:all", "-Werror", "-cp", classes.toString(), "-d",
                classes.toString(), source)).isZero();
    }

    @Test
    void shouldBeHealthyWhenTheServiceIsLive() throws Exception {
        assertThat(checkAgainst(200)).isEqualTo(new End(0, ""));
    }

    @Test
    void shouldSayWhatTheServiceAnswersWhenItIsNot() throws Exception {
        // When
        End end = checkAgainst(503);

        // Then
        assertThat(end.status()).isOne();
        assertThat(end.output()).contains("/q/health/live answers 503");
    }

    @Test
    void shouldBeUnhealthyWhenNothingAnswers() throws Exception {
        // Given
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        // When
        End end = check(free);

        // Then
        assertThat(end.status()).isOne();
        assertThat(end.output()).contains("ConnectException");
    }

    private static End checkAgainst(int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return check(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static End check(int port) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", classes.toString(), "Healthcheck");
        java.environment().put("API_PORT", Integer.toString(port));
        java.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = java.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new End(process.exitValue(), output);
    }
}
