package dev.tillstream.batcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings for a batcher on topics of its own. */
record TestConfig(String topic, Path path, int maxRows, Duration maxWait, String groupId,
        Optional<Duration> stopAfterIdle) implements BatcherConfig {

    TestConfig(String topic, Path path, int maxRows, Duration maxWait, String groupId) {
        this(topic, path, maxRows, maxWait, groupId, Optional.empty());
    }

    @Override
    public Map<String, String> topics() {
        return Map.of("online-retail", topic, "retailrocket", topic + "-events");
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

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public Retention retention() {
        throw new UnsupportedOperationException("the loop removes no batches");
    }
}
