package dev.tillstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.tillstream.data.model.Scaler;
import dev.tillstream.trainer.TrainerConfig.Versions;
import dev.tillstream.trainer.TrainerConfig.Windows;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class TrainerConfigTest {

    @Test
    void shouldHaveTheDocumentedDefaults() {
        // When
        TrainerConfig config = config(Map.of());
        // Then
        assertThat(config.batchesPath()).isEqualTo(Path.of(".tillstream/batches"));
        assertThat(config.modelsPath()).isEqualTo(Path.of(".tillstream/models"));
        assertThat(config.keepRevisions()).isEqualTo(10);
        assertThat(config.inlineArtefactBytes()).isEqualTo(512 * 1024);
        assertThat(config.threads()).isEmpty();
        assertThat(config.settle()).isEqualTo(Duration.ofMillis(300));
        assertThat(config.maxWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.topics().batches()).isEqualTo("retail-batches");
        assertThat(config.topics().models()).isEqualTo("retail-models");
        assertThat(config.topics().modelsRefused()).isEqualTo("retail-models-refused");
        assertThat(config.topics().cards()).isEqualTo("retail-cards");
        assertThat(config.topics().progress()).isEqualTo("retail-progress");
        assertThat(config.transactionClusters().k()).isEqualTo("3");
        assertThat(config.transactionClusters().restarts()).isEqualTo(20);
        assertThat(config.transactionClusters().seed()).isEqualTo(42);
        assertThat(config.transactionClusters().maxIterations()).isEqualTo(300);
        assertThat(config.transactionClusters().scaling()).isEqualTo(Scaler.Kind.STANDARD);
        assertThat(config.transactionClusters().leaveOut().cancellations()).isFalse();
        assertThat(config.transactionClusters().leaveOut().nonPositiveQuantity()).isFalse();
        assertThat(config.transactionClusters().leaveOut().nonPositivePrice()).isFalse();
        assertThat(config.customerClusters().enabled()).isTrue();
        assertThat(config.customerClusters().k()).isEqualTo("3");
        assertThat(config.customerClusters().scaling()).isEqualTo(Scaler.Kind.STANDARD);
        assertThat(config.totalAmount().enabled()).isTrue();
        assertThat(config.totalAmount().versions()).isEqualTo(Versions.THIRDS);
        assertThat(config.highValueCustomer().enabled()).isTrue();
        assertThat(config.highValueCustomer().versions()).isEqualTo(Versions.CONSECUTIVE_BATCHES);
        assertThat(config.highValueCustomer().rule()).isEqualTo(TrainerConfig.ValueRule.REVENUE_SHARE);
        assertThat(config.highValueCustomer().revenueShare()).isEqualTo(0.8);
        assertThat(config.highValueCustomer().revenueThreshold()).isEqualTo(1000);
        assertThat(config.highValueCustomer().epochs()).isEqualTo(20);
        assertThat(config.highValueCustomer().learningRate()).isEqualTo(0.1);
        assertThat(config.highValueCustomer().seed()).isEqualTo(42);
        assertThat(config.quantityCategory().enabled()).isTrue();
        assertThat(config.quantityCategory().versions()).isEqualTo(Versions.WINDOWS);
        assertThat(config.quantityCategory().categories()).containsExactly("low", "medium", "high");
        assertThat(config.quantityCategory().trees()).isEqualTo(30);
        assertThat(config.quantityCategory().maxDepth()).isEqualTo(12);
        assertThat(config.quantityCategory().minSplitRows()).isEqualTo(10);
        assertThat(config.quantityCategory().featuresPerSplit()).isEqualTo(2);
        assertThat(config.quantityCategory().maxRowsPerTree()).isEqualTo(100_000);
        assertThat(config.quantityCategory().seed()).isEqualTo(42);
        assertThat(config.visitorSegments().enabled()).isTrue();
        assertThat(config.visitorSegments().k()).isEqualTo("3");
        assertThat(config.visitorSegments().restarts()).isEqualTo(20);
        assertThat(config.visitorSegments().scaling()).isEqualTo(Scaler.Kind.LOG_STANDARD);
        assertThat(config.purchaseIntent().enabled()).isTrue();
        assertThat(config.purchaseIntent().horizon()).isEqualTo(Duration.ofHours(24));
        assertThat(config.purchaseIntent().trainedPercent()).isEqualTo(80);
        assertThat(config.purchaseIntent().epochs()).isEqualTo(20);
        assertThat(config.purchaseIntent().learningRate()).isEqualTo(0.1);
        assertThat(config.purchaseIntent().seed()).isEqualTo(42);
        assertThat(config.itemRecommendations().enabled()).isTrue();
        assertThat(config.itemRecommendations().neighbours()).isEqualTo(20);
        assertThat(config.itemRecommendations().popular()).isEqualTo(1_000);
        assertThat(config.itemRecommendations().history()).isEqualTo(10);
        assertThat(config.itemRecommendations().visitors()).isEqualTo(2_000_000);
        assertThat(config.itemRecommendations().window()).isEqualTo(5);
        assertThat(config.itemRecommendations().shrinkage()).isEqualTo(5);
        assertThat(config.itemRecommendations().halfLife()).isEqualTo(Duration.ofDays(30));
        assertThat(config.itemRecommendations().trainedPercent()).isEqualTo(90);
        assertThat(config.heldOutPercent()).isEqualTo(20);
        assertThat(config.windows().lengths()).containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(10),
                Duration.ofMinutes(15));
        assertThat(config.windows().clock()).isEqualTo(Windows.Clock.ARRIVAL);
        assertThat(config.drift().batches()).isEqualTo(5);
        assertThat(config.drift().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.drift().maxPsi()).isEmpty();
        assertThat(config.drift().maxKs()).isEmpty();
        assertThat(config.drift().maxClusterShift()).isEmpty();
        assertThat(config.gate().minRows()).isEqualTo(1);
        assertThat(config.gate().minDistinctPoints()).isEqualTo(2);
        assertThat(config.gate().minBalance()).isZero();
        assertThat(config.gate().maxSilhouetteDrop()).isEqualTo(2);
        assertThat(config.gate().maxChurn()).isEqualTo(1);
    }

    @Test
    void shouldTakeALogarithmBeforeScaling() {
        // When
        TrainerConfig config = config(Map.of("trainer.transaction-clusters.scaling", "log-standard"));
        // Then
        assertThat(config.transactionClusters().scaling()).isEqualTo(Scaler.Kind.LOG_STANDARD);
    }

    @Test
    void shouldTakeWhatVersionsAreMadeFromByItsName() {
        // When
        TrainerConfig config = config(Map.of("trainer.total-amount.versions", "consecutive-batches",
                "trainer.windows.lengths", "1s,2s,3s", "trainer.windows.clock", "rows"));
        // Then
        assertThat(config.totalAmount().versions()).isEqualTo(Versions.CONSECUTIVE_BATCHES);
        assertThat(config.windows().lengths()).hasSize(3);
        assertThat(config.windows().clock()).isEqualTo(Windows.Clock.ROWS);
    }

    @Test
    void shouldTakeTheOlderSystemsSettings() {
        // When
        TrainerConfig config = config(Map.of("DATA_OUTPUT_PATH", "/data/output", "MODELS_PATH", "/data/models"));
        // Then
        assertThat(config.batchesPath()).isEqualTo(Path.of("/data/output"));
        assertThat(config.modelsPath()).isEqualTo(Path.of("/data/models"));
    }

    @Test
    void shouldKeepAllItsStateInOneFolder() {
        // When
        TrainerConfig config = config(Map.of("TILLSTREAM_HOME", "/var/lib/tillstream"));
        // Then
        assertThat(config.batchesPath()).isEqualTo(Path.of("/var/lib/tillstream/batches"));
        assertThat(config.modelsPath()).isEqualTo(Path.of("/var/lib/tillstream/models"));
    }

    /** With the given settings alone, whatever the environment holds. */
    private static TrainerConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 500)).withMapping(TrainerConfig.class).build()
                .getConfigMapping(TrainerConfig.class);
    }
}
