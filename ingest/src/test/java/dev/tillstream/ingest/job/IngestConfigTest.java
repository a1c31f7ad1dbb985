package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.IngestTopics;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

    /** With the module's own defaults and the given settings alone, whatever the environment holds. */
    private static SmallRyeConfig all(Map<String, String> settings) throws IOException {
        return new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 500),
                        new PropertiesConfigSource(Path.of("src/main/resources/META-INF/microprofile-config.properties")
                                .toUri().toURL()))
                .withMapping(IngestConfig.class)
                .build();
    }

    private static IngestConfig config(Map<String, String> settings) throws IOException {
        return all(settings).getConfigMapping(IngestConfig.class);
    }

    @Test
    void shouldHaveTheDocumentedDefaults() throws IOException {
        IngestConfig config = config(Map.of());
        assertThat(config.sources()).isEmpty();
        assertThat(config.topics()).isEqualTo(new IngestTopics("retail-transactions", "retail-transactions-dlq",
                "retail-positions", "retail-progress"));
        assertThat(config.partitions()).isEqualTo(1);
        assertThat(config.instanceId()).isEqualTo("ingest-0");
        assertThat(config.uploadFolder()).isEqualTo(Path.of(".tillstream/uploads"));
        assertThat(config.commitRows()).isEqualTo(20_000);
        assertThat(config.commitInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.attempts()).isEqualTo(10);
        assertThat(config.retryPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.pace().mode()).isEqualTo(PaceSettings.Mode.AS_FAST_AS_POSSIBLE);
        assertThat(config.pace().minDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.pace().maxDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.pace().seed()).isEmpty();
        assertThat(config.pace().replayFactor()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheOlderSystemsSettings() throws IOException {
        IngestConfig config = config(Map.of("KAFKA_TOPIC", "retail_data_stream", "DATA_RAW_PATH", "a.xlsx,more",
                "TILLSTREAM_HOME", "/state"));
        assertThat(config.topics().rows()).isEqualTo("retail_data_stream");
        assertThat(config.topics().deadLetters()).isEqualTo("retail_data_stream-dlq");
        assertThat(config.sources()).hasValueSatisfying(s -> assertThat(s).containsExactly("a.xlsx", "more"));
        assertThat(config.uploadFolder()).isEqualTo(Path.of("/state/uploads"));
    }

    @Test
    void shouldReadThePace() throws IOException {
        IngestConfig config = config(Map.of("ingest.pace.mode", "random-delay", "ingest.pace.seed", "7"));
        assertThat(config.paceSettings().mode()).isEqualTo(PaceSettings.Mode.RANDOM_DELAY);
        assertThat(config.paceSettings().seed()).hasValue(7);
    }

    @Test
    void shouldGiveEachInstanceItsTransactionalId() throws IOException {
        assertThat(all(Map.of("ingest.instance-id", "ingest-7"))
                .getValue("mp.messaging.outgoing.transactions-out.transactional.id", String.class))
                .isEqualTo("tillstream-ingest-7");
    }
}
