package dev.tillstream.systemtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** A packaged standalone on a folder and a port of its own, started and stopped as often as a test likes. */
final class Installation {

    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Path ROOT = Path.of(System.getProperty("root"));
    private static final String STANDALONE = System.getProperty("standalone.jar");
    private static final String INGEST = System.getProperty("ingest.app");

    /** From here on, Linux gives ports to clients for their end of a connection. */
    private static final int CLIENT_PORTS = 32_768;
    /** Somewhere, so that two runs of the tests beside each other seldom meet. */
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(
            ThreadLocalRandom.current().nextInt(20_000, 31_000));

    private final Path home;
    private final int port = freePort();

    Installation(Path home) {
        this.home = home;
    }

    Program start(String... settings) {
        return start(Map.of(), settings);
    }

    /** @param settings names and values of environment variables, in turn */
    Program start(Map<String, String> more, String... settings) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TILLSTREAM_HOME", home.toString());
        environment.put("API_PORT", Integer.toString(port));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        return Program.java(environment, "-Xmx512m", "-jar", STANDALONE);
    }

    /** Starts one of the four services as {@link Packaged}; it shares the folder with the others. */
    static Program service(String name, Path home, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("TILLSTREAM_HOME", home.toString());
        return Packaged.service(ROOT.resolve(name).resolve("target")).start(environment);
    }

    /** Starts the command line. */
    static Program commandLine(String... arguments) {
        return Program.tillstream(ROOT.resolve("ingest/tillstream"), arguments);
    }

    static void generate(Path workbook, int rows, long seed) {
        generate("online-retail", workbook, rows, seed);
    }

    /** Rows of any dataset; workbooks are of one alone. */
    static void generate(String dataset, Path file, int rows, long seed) {
        try (Program generate = commandLine("generate", "--dataset", dataset, "--rows", Integer.toString(rows),
                "--seed", Long.toString(seed), file.toString())) {
            assertThat(generate.awaitEnd(LONGEST)).as(generate::toString).isZero();
        }
    }

    static void generateProducts(Path table, int rows, long seed) {
        try (Program generate = commandLine("generate", "--dataset", "amazon-sales", "--rows", Integer.toString(rows),
                "--seed", Long.toString(seed), table.toString())) {
            assertThat(generate.awaitEnd(LONGEST)).as(generate::toString).isZero();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Path home() {
        return home;
    }

    int port() {
        return port;
    }

    RequestSpecification request() {
        return given().baseUri(url()).contentType(ContentType.JSON);
    }

    boolean isLive() {
        try {
            return request().get("/q/health/live").statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    /** Waits until every row is accounted for and the three versions stand for all of them. */
    void awaitSettled(Program program, long rows) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(program.isAlive()).as(program::toString).isTrue();
            return isLive() && isSettled(rows);
        });
    }

    private boolean isSettled(long rows) {
        JsonPath models = request().get("/models/info").jsonPath();
        return dataSize(models, 1) == rows / 3 && dataSize(models, 2) == rows * 2 / 3 && dataSize(models, 3) == rows;
    }

    private static long dataSize(JsonPath models, int version) {
        Object size = models.get("model_" + version + ".data_size");
        return size instanceof Number number ? number.longValue() : -1;
    }

    /** Of the transactions. */
    Map<String, Object> totals() {
        return request().get("/reconciliation").jsonPath().getMap("datasets.find { it.dataset == 'online-retail' }");
    }

    /** Nothing listens on it, and it stays so until a program has started there, and between its starts. */
    static int freePort() {
        for (int port = NEXT_PORT.getAndIncrement(); port < CLIENT_PORTS; port = NEXT_PORT.getAndIncrement()) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
