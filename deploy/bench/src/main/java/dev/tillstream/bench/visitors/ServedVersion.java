package dev.tillstream.bench.visitors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A version in service, as the route of all families tells of it.
 *
 * @param rows that it stands for
 * @param metrics of its manifest, by name
 */
record ServedVersion(String family, int version, long rows, Map<String, Double> metrics) {

    static final String SEGMENTS = "visitor-segments";
    static final String INTENT = "purchase-intent";
    static final String RECOMMENDATIONS = "item-recommendations";
    static final List<String> FAMILIES = List.of(SEGMENTS, INTENT, RECOMMENDATIONS);

    private static final int VERSIONS = 3;

    ServedVersion {
        metrics = Map.copyOf(metrics);
    }

    /** All that are in service, of the families of visitors; an empty slot is none. */
    static List<ServedVersion> read(JsonNode answer) {
        List<ServedVersion> served = new ArrayList<>();
        for (JsonNode family : answer.path("families")) {
            String name = family.path("family").asText();
            for (JsonNode version : family.path("versions")) {
                if (FAMILIES.contains(name) && version.hasNonNull("manifest")) {
                    served.add(of(name, version.get("manifest")));
                }
            }
        }
        return served;
    }

    private static ServedVersion of(String family, JsonNode manifest) {
        Map<String, Double> metrics = new TreeMap<>();
        manifest.path("metrics").fields()
                .forEachRemaining(metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
        return new ServedVersion(family, manifest.path("version").asInt(), manifest.path("dataSize").asLong(), metrics);
    }

    /** Whether every family's versions stand for a third, two thirds and all of so many rows. */
    static boolean cover(List<ServedVersion> served, long rows) {
        return served.size() == FAMILIES.size() * VERSIONS
                && served.stream().allMatch(version -> version.rows == rows * version.version / VERSIONS);
    }

    /** @throws IllegalArgumentException if the manifest has none of that name */
    double metric(String name) {
        Double value = metrics.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no metric '" + name + "' in the manifest of " + label());
        }
        return value;
    }

    String label() {
        return family + " version " + version;
    }
}
