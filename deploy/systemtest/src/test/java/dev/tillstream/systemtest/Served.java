package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** What serving serves. */
final class Served {

    private static final List<String> CLUSTERS = List.of("transaction-clusters", "customer-clusters",
            "product-clusters", "visitor-segments");

    /** All families that are trained and served without further settings. */
    static final List<String> FAMILIES = List.of("transaction-clusters", "customer-clusters", "total-amount",
            "quantity-category", "high-value-customer");

    /** Those that are trained and served where events of visitors have been sent. */
    static final List<String> OF_VISITORS = List.of("visitor-segments", "purchase-intent",
            "item-recommendations");

    private Served() {}

    /** Waits until all versions of these families are served, those of clusters with their cards. */
    static void awaitAll(Program program, Installation tillstream, List<String> families) {
        awaitAll(program, tillstream::request, families);
    }

    static void awaitAll(Program program, Supplier<RequestSpecification> serving, List<String> families) {
        await().atMost(Installation.LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(program.isAlive()).as(program::toString).isTrue();
            return isServed(serving, families);
        });
    }

    private static boolean isServed(Supplier<RequestSpecification> serving, List<String> families) {
        try {
            JsonPath served = serving.get().get("/v1/families").jsonPath();
            return families.stream().allMatch(family -> List.of("serving", "serving", "serving")
                    .equals(served.getList("families.find { it.family == '" + family + "' }.versions.state")))
                    && families.stream().filter(CLUSTERS::contains).allMatch(family -> hasCards(serving, family));
        } catch (Exception notYet) {
            return false;
        }
    }

    private static boolean hasCards(Supplier<RequestSpecification> serving, String family) {
        return List.of(1, 2, 3).stream().allMatch(version -> serving.get()
                .get("/v1/families/" + family + "/versions/" + version + "/cards").statusCode() == 200);
    }
}
