package dev.tillstream.serving.model;

import java.util.Map;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A broker whose topic of models takes what a compacted one refuses: records without a key, and very long ones. */
public class PlainTopic implements QuarkusTestResourceLifecycleManager {

    static final int MOST_BYTES = 16 << 20;
    private static final String MODELS = "models-of-any-kind";

    private EmbeddedKafka broker;

    @Override
    public Map<String, String> start() {
        broker = EmbeddedKafka.builder().start();
        broker.createTopic(MODELS, 1, Map.of("max.message.bytes", Integer.toString(MOST_BYTES)));
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers(), "serving.models-topic", MODELS,
                "serving.progress-topic", "progress-of-RefusalsTest");
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
