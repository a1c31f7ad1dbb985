package dev.tillstream.trainer.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.tillstream.trainer.TrainerConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the trainer's topics where they are missing, with the broker's number of replicas. */
final class TopicSetup {

    /** Batches are read from the first one at every start, so none may expire. */
    private static final Map<String, String> KEPT = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE, TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    private static final Map<String, String> COMPACTED = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT);

    private TopicSetup() {}

    static void createMissing(Admin admin, TrainerConfig.Topics topics) throws InterruptedException {
        CreateTopicsResult created = admin.createTopics(List.of(topic(topics.batches(), KEPT),
                topic(topics.models(), COMPACTED), topic(topics.modelsRefused(), COMPACTED),
                topic(topics.cards(), COMPACTED), topic(topics.progress(), COMPACTED)));
        for (var topic : created.values().entrySet()) {
            try {
                topic.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("TILL-TRN-002 topic=" + topic.getKey() + " can't be made: "
                            + e.getCause().getMessage(), e.getCause());
                }
            }
        }
    }

    private static NewTopic topic(String name, Map<String, String> configs) {
        return new NewTopic(name, Optional.of(1), Optional.empty()).configs(configs);
    }
}
