package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.tillstream.data.event.Topics;
import org.junit.jupiter.api.Test;

/** Strimzi's topics are those of the services. That they are set as the services set them is a system test's. */
class TopicsTest {

    private static final Map<String, Tree> TOPICS = topics();

    private static Map<String, Tree> topics() {
        Map<String, Tree> topics = new TreeMap<>();
        for (Object document : Repository.documents(Repository.read("deploy/kubernetes/base/topics.yaml"))) {
            Tree topic = new Tree(document);
            assertThat(topics.put(topic.at("metadata", "name").text(), topic)).as("twice").isNull();
        }
        return topics;
    }

    @Test
    void shouldBeThoseOfTheServices() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Field field : Topics.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && field.get(null) instanceof String name
                    && !name.equals(Topics.DEAD_LETTER_SUFFIX)) {
                names.add(name);
            }
        }
        for (String rows : List.of("retail-transactions", "retail-products", "retail-events")) {
            assertThat(Repository.read("deploy/kubernetes/base/settings.env")).contains("=" + rows + "\n");
            names.add(rows);
            names.add(rows + Topics.DEAD_LETTER_SUFFIX);
        }
        assertThat(TOPICS.keySet()).isEqualTo(names);
    }

    @Test
    void shouldBelongToTheCluster() {
        assertThat(TOPICS.values()).allSatisfy(topic -> {
            assertThat(topic.at("metadata", "labels", "strimzi.io/cluster").text()).isEqualTo("tillstream");
            assertThat(topic.at("spec", "partitions").node()).isEqualTo(1);
        });
    }

    @Test
    void shouldTakeLargeDeadLetters() {
        Tree kafka = new Tree(Repository.documents(Repository.read("deploy/kubernetes/base/kafka.yaml")).get(0));
        assertThat(kafka.at("spec", "kafka", "config", "message.max.bytes").node())
                .isEqualTo(Topics.DEAD_LETTER_MAX_BYTES);
        assertThat(Tree.of("deploy/compose/compose.yaml").at("services", "kafka", "environment",
                "KAFKA_MESSAGE_MAX_BYTES").node()).isEqualTo(Topics.DEAD_LETTER_MAX_BYTES);
    }
}
