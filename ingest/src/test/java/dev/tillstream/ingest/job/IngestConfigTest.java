package dev.tillstream.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import dev.tillstream.ingest.pace.PaceSettings;
import dev.tillstream.ingest.publish.TopicNames;
import dev.tillstream.ingest.source.ReadOptions;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(config.topicNames()).isEqualTo(TopicNames.defaults());
        assertThat(config.readOptions()).isEqualTo(ReadOptions.DETECT);
        assertThat(config.dropFolder()).isEmpty();
        assertThat(config.dropInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.partitions()).isEqualTo(1);
        assertThat(config.uploadFolder()).isEqualTo(Path.of(".tillstream/uploads"));
        assertThat(config.commitRows()).isEqualTo(50_000);
        assertThat(config.commitInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.attempts()).isEqualTo(10);
        assertThat(config.retryPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.repairsTopic()).isEqualTo("retail-repairs");
        assertThat(config.pace().mode()).isEqualTo(PaceSettings.Mode.AS_FAST_AS_POSSIBLE);
        assertThat(config.pace().minDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.pace().maxDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.pace().seed()).isEmpty();
        assertThat(config.pace().replayFactor()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheOlderSystemsSettings() throws IOException {
        IngestConfig config = config(Map.of("KAFKA_TOPIC", "retail_data_stream",
                "KAFKA_TOPIC_AMAZON_SALES", "amazon_sales_topic", "DATA_RAW_PATH", "a.xlsx,more",
                "TILLSTREAM_HOME", "/state"));
        assertThat(config.topics()).containsEntry("online-retail", "retail_data_stream")
                .containsEntry("amazon-sales", "amazon_sales_topic");
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
    void shouldReadHowFilesAreWritten() throws IOException {
        IngestConfig config = config(Map.of("ingest.zone", "Europe/London", "ingest.csv.delimiter", "tab",
                "ingest.csv.encoding", "windows-1252"));
        assertThat(config.readOptions()).isEqualTo(new ReadOptions(Optional.empty(), ZoneId.of("Europe/London"),
                Optional.of('\t'), Optional.of(Charset.forName("windows-1252"))));
    }

    @ParameterizedTest
    @CsvSource({"ingest.zone, Nowhere, there is no time zone 'Nowhere'",
            "ingest.csv.delimiter, ;;, a delimiter is one character",
            "ingest.csv.encoding, utf-99, there is no encoding",
            "ingest.topics.flowers, f, there is no dataset flowers"})
    void shouldSayWhichSettingMakesNoSense(String name, String value, String why) throws IOException {
        IngestConfig config = config(Map.of(name, value));
        assertThatThrownBy(() -> {
            config.readOptions();
            config.topicNames();
        }).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }
}
