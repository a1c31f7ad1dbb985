package dev.tillstream.serving;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import dev.tillstream.serving.model.ModelEvents;
import io.restassured.response.ValidatableResponse;

/** Looks at the running service from outside. */
public final class Served {

    private Served() {}

    public static ValidatableResponse version(int version) {
        return given().get("/v1/families/{family}/versions/{version}", ModelEvents.FAMILY, version).then();
    }

    public static void awaitRevision(int version, long revision) {
        await("revision " + revision + " of version " + version).atMost(Duration.ofSeconds(30))
                .until(() -> Long.valueOf(revision).equals(version(version).extract().jsonPath().getObject("revision",
                        Long.class)));
    }

    public static void awaitState(int version, String state) {
        await(state + " version " + version).atMost(Duration.ofSeconds(30))
                .until(() -> state.equals(version(version).extract().path("state")));
    }
}
