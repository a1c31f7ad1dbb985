package dev.tillstream.batcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Settings for a batcher on topics of its own. */
record TestConfig(String topic, Path path, int maxRows, Duration maxWait, String groupId) implements BatcherConfig {

    @Override
    public Map<String, String> topics() {
        return Map.of("online-retail", topic);
    }

    @Override
    public String batchesTopic() {
        return topic + "-batches";
    }

    @Override
    public String progressTopic() {
        return topic + "-progress";
    }

    @Override
    public long maxBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public String instanceId() {
        return topic;
    }

    @Override
    public Duration retryPause() {
        return Duration.ofMillis(50);
    }
}
