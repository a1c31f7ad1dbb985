package dev.tillstream.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import dev.tillstream.data.event.Topics;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class ServingConfigTest {

    @Test
    void shouldHaveTheseDefaults() {
        // Given
        SmallRyeConfig values = new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                .withMapping(ServingConfig.class).build();

        // When
        ServingConfig config = values.getConfigMapping(ServingConfig.class);

        // Then
        assertThat(config.family()).isEqualTo("transaction-clusters");
        assertThat(config.customerFamily()).isEqualTo("customer-clusters");
        assertThat(config.amountFamily()).isEqualTo("total-amount");
        assertThat(config.highValueFamily()).isEqualTo("high-value-customer");
        assertThat(config.quantityFamily()).isEqualTo("quantity-category");
        assertThat(config.productFamily()).isEqualTo("product-clusters");
        assertThat(config.catalogue().priceRangePercent()).isEqualTo(20);
        assertThat(config.segmentFamily()).isEqualTo("visitor-segments");
        assertThat(config.intentFamily()).isEqualTo("purchase-intent");
        assertThat(config.recommendationFamily()).isEqualTo("item-recommendations");
        assertThat(config.modelsTopic()).isEqualTo(Topics.MODELS);
        assertThat(config.progressTopic()).isEqualTo(Topics.PROGRESS);
        assertThat(config.cardsTopic()).isEqualTo(Topics.CARDS);
        assertThat(config.topicTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.warmUpPredictions()).isEqualTo(2000);
        assertThat(config.maxRequestBytes()).isEqualTo(65_536);
        assertThat(config.maxBulkPoints()).isEqualTo(10_000);
        assertThat(config.maxBulkBytes()).isEqualTo(8 << 20);
        assertThat(config.modelsPath()).isEqualTo(Path.of(".tillstream/models"));
        assertThat(config.trainerUrl()).isEmpty();
        assertThat(config.artefactTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shouldLetTheChannelsFollowTheTopics() {
        // Given
        SmallRyeConfig values = new SmallRyeConfigBuilder().addDefaultInterceptors().addPropertiesSources()
                .withDefaultValue("quarkus.uuid", "1").withDefaultValue("serving.models-topic", "others").build();

        // Then
        assertThat(values.getValue("mp.messaging.incoming.models-in.topic", String.class)).isEqualTo("others");
        assertThat(values.getValue("mp.messaging.incoming.serving-progress-in.topic", String.class))
                .isEqualTo(Topics.PROGRESS);
        assertThat(values.getValue("mp.messaging.incoming.cards-in.topic", String.class)).isEqualTo(Topics.CARDS);
    }
}
