package dev.tillstream.systemtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Tillstream in one of the ways in which it is run, with a broker that it is given. */
final class Deployment implements AutoCloseable {

    /** In an order that no one would choose. */
    private static final List<String> SERVICES = List.of("serving", "trainer", "batcher", "ingest");

    private final Installation installation;
    private final Map<String, Program> programs = new TreeMap<>();
    private final Map<String, Integer> ports = new HashMap<>();

    enum Kind {
        STANDALONE, SERVICES
    }

    private Deployment(Path home) {
        installation = new Installation(home);
    }

    static Deployment start(Kind kind, Path home, Map<String, String> settings) {
        Deployment deployment = new Deployment(home);
        if (kind == Kind.STANDALONE) {
            deployment.programs.put("standalone", deployment.installation.start(settings));
        } else {
            SERVICES.forEach(service -> deployment.startService(service, home, settings));
        }
        return deployment;
    }

    private void startService(String service, Path home, Map<String, String> settings) {
        // The installation asks for what serving tells.
        int port = service.equals("serving") ? installation.port() : Installation.freePort();
        Map<String, String> all = new HashMap<>(settings);
        all.put("API_PORT", Integer.toString(port));
        ports.put(service, port);
        programs.put(service, Installation.service(service, home, all));
    }

    RequestSpecification ingest() {
        return request("ingest");
    }

    RequestSpecification batcher() {
        return request("batcher");
    }

    RequestSpecification trainer() {
        return request("trainer");
    }

    RequestSpecification serving() {
        return request("serving");
    }

    private RequestSpecification request(String service) {
        return given().baseUri(url(service)).contentType(ContentType.JSON);
    }

    /** The address of one of the services. */
    String url(String service) {
        return "http://127.0.0.1:" + ports.getOrDefault(service, installation.port());
    }

    /** Waits until all versions of these families are served. */
    void awaitServed(List<String> families) {
        Served.awaitAll(programs.values().iterator().next(), this::serving, families);
    }

    /** Waits until the three versions are of so many rows. */
    void awaitSettled(long rows) {
        installation.awaitSettled(programs.values().iterator().next(), rows);
    }

    Map<String, Object> totals() {
        return installation.totals();
    }

    /** Nothing has ended by itself, and all of it ends when it is told to. */
    void assertStops() {
        assertThat(programs.values()).allMatch(Program::isAlive);
        programs.values().forEach(Program::stop);
        programs.forEach((name, program) -> assertThat(program.awaitEnd(Duration.ofSeconds(20))).as(name).isIn(0, 143));
    }

    @Override
    public void close() {
        programs.values().forEach(Program::close);
    }
}
