package dev.tillstream.batcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class BatcherConfigTest {

    /** With the module's own defaults and the given settings alone, whatever the environment holds. */
    private static BatcherConfig config(Map<String, String> settings) throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 500),
                        new PropertiesConfigSource(Path.of("src/main/resources/META-INF/microprofile-config.properties")
                                .toUri().toURL()))
                .withMapping(BatcherConfig.class)
                .build();
        return config.getConfigMapping(BatcherConfig.class);
    }

    @Test
    void shouldHaveTheDocumentedDefaults() throws IOException {
        BatcherConfig config = config(Map.of());
        assertThat(config.topics()).isEqualTo(Map.of("online-retail", "retail-transactions", "amazon-sales",
                "retail-products", "retailrocket", "retail-events"));
        assertThat(config.batchesTopic()).isEqualTo("retail-batches");
        assertThat(config.progressTopic()).isEqualTo("retail-progress");
        assertThat(config.path()).isEqualTo(Path.of(".tillstream/batches"));
        assertThat(config.maxRows()).isEqualTo(10_000);
        assertThat(config.maxBytes()).isEqualTo(64L << 20);
        assertThat(config.maxWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.groupId()).isEqualTo("batcher");
        assertThat(config.instanceId()).isEqualTo("batcher-0");
        assertThat(config.stopAfterIdle()).isEmpty();
        assertThat(config.partitions()).isEqualTo(1);
        assertThat(config.retention().age()).isEmpty();
        assertThat(config.retention().bytes()).isEmpty();
        assertThat(config.retention().interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.retryPause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldTakeTheOlderSystemsSettings() throws IOException {
        BatcherConfig config = config(Map.of("KAFKA_TOPIC", "retail_data_stream",
                "KAFKA_TOPIC_AMAZON_SALES", "amazon_sales_topic", "DATA_OUTPUT_PATH", "/data/output"));
        assertThat(config.topics()).containsEntry("online-retail", "retail_data_stream")
                .containsEntry("amazon-sales", "amazon_sales_topic");
        assertThat(config.path()).isEqualTo(Path.of("/data/output"));
    }
}
