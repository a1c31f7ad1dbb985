package dev.tillstream.systemtest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import org.assertj.core.api.Assertions;

/**
 * A family of system 2.
 *
 * @param route its routes, but for the version behind it
 * @param model system 2's name of a version, but for the number behind it
 * @param line what is asked, by field in the order of the features
 * @param growing whether its third version stands for all rows
 */
record Analytics(String family, String route, String model, Map<String, Number> line, boolean growing) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All of them that are served. */
    static final List<Analytics> ALL = List.of(
            new Analytics("total-amount", "/predict/total_amount/v", "linear_model_", line(false), true),
            new Analytics("quantity-category", "/predict/quantity_category/v", "rf_model_window_", line(true), false),
            new Analytics("high-value-customer", "/predict/high_value_customer/v", "logistic_model_batch_", line(true),
                    false));

    private static Map<String, Number> line(boolean withTotal) {
        Map<String, Number> line = new LinkedHashMap<>();
        line.put("quantity", 6);
        line.put("price", 2.55);
        if (withTotal) {
            line.put("total_amount", 15.3);
        }
        line.put("month", 12);
        line.put("day", 1);
        line.put("hour", 8);
        return line;
    }

    static Analytics of(String family) {
        return ALL.stream().filter(each -> each.family.equals(family)).findFirst().orElseThrow();
    }

    Response ask(Installation tillstream, int version, Map<String, ?> fields) {
        try {
            return tillstream.request().body(JSON.writeValueAsString(fields)).post(route + version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The manifest of the version that is served. */
    JsonNode served(Installation tillstream, int version) {
        return served(tillstream).get(version - 1).get("manifest");
    }

    /** The manifests of all revisions of a version that are stored, in their order. */
    List<JsonNode> stored(Path models, int version) {
        Path folder = models.resolve(family).resolve(Integer.toString(version));
        List<JsonNode> manifests = new ArrayList<>();
        try (Stream<Path> revisions = Files.list(folder)) {
            for (Path revision : revisions.filter(each -> each.getFileName().toString().matches("\\d+")).toList()) {
                manifests.add(JSON.readTree(revision.resolve("manifest.json").toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        manifests.sort(Comparator.comparingLong(manifest -> manifest.get("revision").longValue()));
        return manifests;
    }

    /** Whether three versions are served. */
    boolean isServed(Installation tillstream) {
        List<JsonNode> versions = served(tillstream);
        return versions.size() == 3
                && versions.stream().allMatch(version -> version.path("state").asText().equals("serving"));
    }

    private List<JsonNode> served(Installation tillstream) {
        try {
            List<JsonNode> versions = new ArrayList<>();
            JSON.readTree(tillstream.request().get("/v1/families/" + family).asByteArray()).path("versions")
                    .forEach(versions::add);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until so many rows are trained on, and what is served is what was trained last. */
    static void awaitAll(Program program, Installation tillstream, Path models, long rows) {
        tillstream.awaitSettled(program, rows);
        await().atMost(Installation.LONGEST).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            Assertions.assertThat(tillstream.request().get("/training").jsonPath().getString("state"))
                    .isEqualTo("idle");
            for (Analytics each : ALL) {
                Assertions.assertThat(each.isServed(tillstream)).as(each.family).isTrue();
                for (int version = 1; version <= 3; version++) {
                    List<JsonNode> stored = each.stored(models, version);
                    Assertions.assertThat(each.served(tillstream, version).get("artefactSha256"))
                            .isEqualTo(stored.get(stored.size() - 1).get("artefactSha256"));
                }
                if (each.growing) {
                    Assertions.assertThat(each.served(tillstream, 3).get("dataSize").longValue()).isEqualTo(rows);
                }
            }
        });
    }
}
