package dev.tillstream.serving;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Topics of a test class's own: extended by a class in each. */
public abstract class OwnTopics implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        String test = getClass().getEnclosingClass().getSimpleName();
        return Map.of("serving.models-topic", "models-of-" + test, "serving.progress-topic", "progress-of-" + test,
                "serving.cards-topic", "cards-of-" + test);
    }
}
