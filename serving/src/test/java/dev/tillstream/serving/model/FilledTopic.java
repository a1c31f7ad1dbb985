package dev.tillstream.serving.model;

import java.util.Map;

import dev.tillstream.embeddedkafka.EmbeddedKafka;
import dev.tillstream.serving.Publisher;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A broker whose topic of models has a history before the service starts. */
public class FilledTopic implements QuarkusTestResourceLifecycleManager {

    static final int REVISIONS = 60;
    private static final String MODELS = "models-with-a-history";

    private EmbeddedKafka broker;

    @Override
    public Map<String, String> start() {
        broker = EmbeddedKafka.builder().start();
        broker.createTopic(MODELS, 1, Map.of("cleanup.policy", "compact"));
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Publisher publisher = new Publisher(client, MODELS, "none", "none")) {
            publish(publisher);
        }
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers(), "serving.models-topic", MODELS,
                "serving.progress-topic", "progress-without-a-history",
                "serving.cards-topic", "cards-without-a-history");
    }

    /** Three versions; at the end old revisions are removed, and the last of version 3 is broken. */
    private static void publish(Publisher publisher) {
        for (int revision = 1; revision <= REVISIONS; revision++) {
            for (int version = 1; version <= 3; version++) {
                publisher.model(ModelEvents.event(version, revision, 0.5));
            }
        }
        publisher.model(ModelEvents.FAMILY + "/3/" + (REVISIONS + 1), new byte[]{'{'}, "1");
        for (int revision = 1; revision < REVISIONS; revision++) {
            publisher.model(ModelEvents.FAMILY + "/1/" + revision, null, "1");
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
