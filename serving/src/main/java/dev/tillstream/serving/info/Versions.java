package dev.tillstream.serving.info;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModel;

/** The versions of a family in system 1's words. */
final class Versions {

    private Versions() {}

    /** State of every version, by {@code model_1} to {@code model_3}. */
    static Map<String, String> states(FamilyModels family) {
        Map<String, String> states = new LinkedHashMap<>();
        for (int version = 1; version <= FamilyModels.VERSIONS; version++) {
            states.put(ServedModel.name(version), family.slot(version).label());
        }
        return states;
    }
}
