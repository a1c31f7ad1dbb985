package dev.tillstream.embeddedkafka.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** What a broker's topics hold, for the Dev UI. */
final class PipelineTopics {

    private PipelineTopics() {}

    /**
     * All topics but Kafka's own, by name.
     *
     * @return for each one {@code name}, {@code partitions} and {@code records}; where records were compacted away or
     *         belong to transactions' marks, {@code records} counts them, too
     * @throws IllegalStateException if the broker does not answer
     */
    static List<Map<String, Object>> read(String bootstrapServers) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Kafka looks there for classes that its settings name.
        thread.setContextClassLoader(Admin.class.getClassLoader());
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 5000, "request.timeout.ms",
                        3000))) {
            return read(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka on " + bootstrapServers + " says: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<Map<String, Object>> read(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> topics = new TreeMap<>(
                admin.describeTopics(new TreeSet<>(admin.listTopics().names().get())).allTopicNames().get());
        Map<TopicPartition, ListOffsetsResultInfo> begin = offsets(admin, topics, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> end = offsets(admin, topics, OffsetSpec.latest());
        List<Map<String, Object>> rows = new ArrayList<>();
        topics.forEach((name, topic) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("partitions", topic.partitions().size());
            row.put("records", partitions(topic)
                    .mapToLong(partition -> end.get(partition).offset() - begin.get(partition).offset()).sum());
            rows.add(row);
        });
        return rows;
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(Admin admin, Map<String, TopicDescription> topics,
            OffsetSpec which) throws ExecutionException, InterruptedException {
        return admin.listOffsets(topics.values().stream().flatMap(PipelineTopics::partitions)
                .collect(Collectors.toMap(partition -> partition, partition -> which))).all().get();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }
}
