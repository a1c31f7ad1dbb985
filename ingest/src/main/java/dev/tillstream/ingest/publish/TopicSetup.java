package dev.tillstream.ingest.publish;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.tillstream.data.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics that are missing. Those that exist are left as they are, whatever their partitions and settings. */
public final class TopicSetup {

    private static final Map<String, String> KEPT = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
    private static final Map<String, String> DEAD_LETTERS = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.DEAD_LETTER_MAX_BYTES));
    private static final Map<String, String> COMPACTED = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT);

    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long PAUSE_NANOS = 50_000_000L;

    private TopicSetup() {}

    /**
     * @param partitions of the row topic, if it is missing
     * @throws KafkaException if the broker can't be reached or refuses
     */
    static void createMissing(Admin admin, IngestTopics topics, int partitions) {
        create(admin, List.of(topic(topics.rows(), partitions, KEPT), topic(topics.deadLetters(), 1, DEAD_LETTERS),
                topic(topics.positions(), 1, COMPACTED), topic(topics.progress(), 1, COMPACTED)));
    }

    /** Makes a topic that keeps everything, if it is missing. */
    static void createMissing(Admin admin, String topic) {
        create(admin, List.of(topic(topic, 1, KEPT)));
    }

    /** Makes topics that keep the latest record of each key, where they are missing. */
    public static void createCompacted(Admin admin, List<String> topics) {
        create(admin, topics.stream().map(topic -> topic(topic, 1, COMPACTED)).toList());
    }

    private static void create(Admin admin, List<NewTopic> wanted) {
        CreateTopicsResult created = admin.createTopics(wanted);
        // A new partition's leader refuses records for a moment. A producer whose first records meet that moment can get
        // its next ones in before them: so the leaders are asked for something first.
        Map<TopicPartition, OffsetSpec> made = new HashMap<>();
        for (String topic : created.values().keySet()) {
            for (int partition = 0; partition < partitions(created, topic); partition++) {
                made.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        awaitLeaders(admin, made);
    }

    /** A broker hears a moment later than the controller of a topic that was made just now. */
    private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> made) {
        long start = System.nanoTime();
        while (true) {
            try {
                // Asked for offsets of a topic that it does not know, the client logs an error.
                await("find the topics", admin.describeTopics(names(made)).allTopicNames());
                await("use the topics", admin.listOffsets(made).all());
                return;
            } catch (KafkaException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() - start > PATIENCE_NANOS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static Set<String> names(Map<TopicPartition, OffsetSpec> partitions) {
        return partitions.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }

    /** The ends of the partitions, behind transactions that are still open. */
    public static Map<TopicPartition, Long> ends(Admin admin, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        await("read the ends of topics",
                admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Of a topic that exists, the first one alone: that it was made by someone else just now is seen there too. */
    private static int partitions(CreateTopicsResult created, String topic) {
        try {
            return await("create the topic " + topic, created.numPartitions(topic));
        } catch (TopicExistsException exists) {
            return 1;
        }
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private static <T> T await(String what, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            throw new KafkaException("can't " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
