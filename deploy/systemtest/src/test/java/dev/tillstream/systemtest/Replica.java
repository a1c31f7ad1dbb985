package dev.tillstream.systemtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.restassured.path.json.JsonPath;

/** A process of the serving service. */
final class Replica implements AutoCloseable {

    private final Program program;
    private final String url;

    private Replica(Program program, String url) {
        this.program = program;
        this.url = url;
    }

    static Replica start(Broker broker, Path home) {
        int port = Installation.freePort();
        return new Replica(Installation.service("serving", home,
                Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "API_PORT", Integer.toString(port))),
                "http://127.0.0.1:" + port);
    }

    Replica awaitReady() {
        await().atMost(Installation.LONGEST).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThat(program.isAlive()).as(program::toString).isTrue();
            return isReady();
        });
        return this;
    }

    private boolean isReady() {
        try {
            return given().get(url + "/q/health/ready").statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    /** Of each version. */
    List<Long> revisions() {
        return family().getList("versions.revision", Long.class);
    }

    List<String> states() {
        return family().getList("versions.state", String.class);
    }

    private JsonPath family() {
        return given().get(url + "/v1/families/" + Announcer.FAMILY).jsonPath();
    }

    /** @return the revision that answered, once it is certain that the cluster is its own */
    long predict(int version) {
        JsonPath answer = given().contentType("application/json").body("{\"quantity\": 5, \"price\": 10.5}")
                .post(url + "/v1/families/" + Announcer.FAMILY + "/versions/" + version + "/predict").then()
                .statusCode(200).extract().jsonPath();
        assertThat(answer.getLong("cluster")).isEqualTo(10 * answer.getLong("revision"));
        return answer.getLong("revision");
    }

    /** SIGKILL. */
    void kill() {
        program.kill();
        program.awaitEnd(Installation.LONGEST);
    }

    @Override
    public void close() {
        program.close();
    }
}
