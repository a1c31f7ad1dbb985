package dev.tillstream.batcher;

import static dev.tillstream.batcher.KafkaClients.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.tillstream.data.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the batcher's topics where they are missing. */
final class TopicSetup {

    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long PAUSE_NANOS = 50_000_000L;

    private TopicSetup() {}

    /**
     * Returns once all topics can be used.
     *
     * @throws KafkaException if the broker can't be reached or refuses, or does not know of a new topic for too long
     */
    static void createMissing(Admin admin, BatcherConfig config) {
        List<NewTopic> topics = new ArrayList<>();
        config.topics().values().forEach(name -> {
            topics.add(topic(name, config.partitions()));
            topics.add(deadLetters(name));
        });
        topics.add(topic(config.batchesTopic(), 1));
        topics.add(new NewTopic(config.progressTopic(), Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
        CreateTopicsResult created = admin.createTopics(topics);
        // A new partition's leader refuses records for a moment. An idempotent producer whose first records meet that
        // moment can get its next ones in before them: so the leaders are asked for something first.
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (String topic : created.values().keySet()) {
            for (int partition = 0; partition < partitions(created, topic); partition++) {
                partitions.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        awaitLeaders(admin, partitions);
    }

    /** A broker hears a moment later than the controller of a topic that was made just now. */
    private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> partitions) {
        Set<String> names = partitions.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
        long start = System.nanoTime();
        while (true) {
            try {
                // Asked for offsets of a topic that it does not know, the client logs an error.
                await(admin.describeTopics(names).allTopicNames());
                await(admin.listOffsets(partitions).all());
                return;
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Of a topic that exists, the first one alone: that it was made by someone else just now is seen there too. */
    private static int partitions(CreateTopicsResult created, String topic) {
        try {
            return await(created.numPartitions(topic));
        } catch (TopicExistsException exists) {
            return 1;
        }
    }

    private static NewTopic topic(String name, int partitions) {
        // Announcements and rows are the stream's memory: how long they are kept is the operator's decision.
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    /** A dead letter may be as large as anything that a broker took. */
    private static NewTopic deadLetters(String rows) {
        return new NewTopic(rows + Topics.DEAD_LETTER_SUFFIX, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(Topics.DEAD_LETTER_MAX_BYTES)));
    }
}
