package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics that Strimzi is told to make are those that the four services make where there are none. */
class TopicsIT {

    private static final Path DECLARED = Path.of(System.getProperty("root"), "deploy/kubernetes/base/topics.yaml");
    private static final String TABLE = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n"
            + IntStream.range(0, 30).mapToObj(row -> row + ",A1," + (1 + row) + ",2011-03-09 10:00,1.5\n")
                    .collect(Collectors.joining())
            + "9999,A1,a dozen,2011-03-09 10:00,1.5\n";

    @TempDir
    Path folder;

    @Test
    void shouldBeDeclaredAsTheServicesMakeThem() throws Exception {
        // Given
        Path table = Files.writeString(folder.resolve("rows.csv"), TABLE);
        Map<String, JsonNode> declared = declared();
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Deployment tillstream = Deployment.start(Deployment.Kind.SERVICES, folder.resolve("home"),
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "DATA_RAW_PATH", table.toString()));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            tillstream.awaitSettled(30);

            // When: the last of them is made with the first repair
            String letter = tillstream.ingest().get("/dead-letters").jsonPath().getString("letters[0].id");
            tillstream.ingest().body("{\"Quantity\": 12}").put("/dead-letters/" + letter).then().statusCode(200);
            await().atMost(Installation.LONGEST)
                    .untilAsserted(() -> assertThat(ours(admin)).isEqualTo(declared.keySet()));

            // Then
            for (Map.Entry<String, JsonNode> topic : declared.entrySet()) {
                assertSame(admin, topic.getKey(), topic.getValue().path("spec"));
            }
        }
    }

    private static void assertSame(Admin admin, String name, JsonNode spec) throws Exception {
        int partitions = admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().size();
        assertThat(spec.path("partitions").asInt()).as(name).isEqualTo(partitions);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config made = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        spec.path("config").properties().forEach(setting -> assertThat(setting.getValue().asText())
                .as("%s of %s", setting.getKey(), name).isEqualTo(made.get(setting.getKey()).value()));
        List<String> undeclared = new ArrayList<>();
        for (ConfigEntry entry : made.entries()) {
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                    && !spec.path("config").has(entry.name())) {
                undeclared.add(entry.name());
            }
        }
        assertThat(undeclared).as(name).isEmpty();
    }

    private static Set<String> ours(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }

    private static Map<String, JsonNode> declared() throws IOException {
        Map<String, JsonNode> topics = new TreeMap<>();
        YAMLMapper yaml = new YAMLMapper();
        try (MappingIterator<JsonNode> documents = yaml.readerFor(JsonNode.class).readValues(DECLARED.toFile())) {
            documents.forEachRemaining(topic -> topics.put(topic.path("metadata").path("name").asText(), topic));
        }
        return topics;
    }
}
