package dev.tillstream.serving.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The recent inputs of each family. Thread-safe. */
public final class InputSamples {

    private final Map<String, RecentInputs> families = new ConcurrentHashMap<>();

    /** @param family one that is known, since it is remembered from then on */
    public RecentInputs of(String family) {
        return families.computeIfAbsent(family, name -> new RecentInputs());
    }

    List<double[]> sample(String family) {
        RecentInputs inputs = families.get(family);
        return inputs == null ? List.of() : inputs.sample();
    }
}
