package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transactions;
import org.junit.jupiter.api.Test;

class TopicNamesTest {

    private static TopicNames names(Map<String, String> rows) {
        return new TopicNames(rows, "positions", "progress", "receipts");
    }

    @Test
    void shouldHaveATopicForEachDataset() {
        // When
        TopicNames names = TopicNames.defaults();

        // Then
        assertThat(names.rows()).isEqualTo(Map.of("online-retail", "retail-transactions", "amazon-sales",
                "retail-products", "retailrocket", "retail-events"));
        assertThat(names.positions()).isEqualTo("retail-positions");
        assertThat(names.progress()).isEqualTo("retail-progress");
        assertThat(names.receipts()).isEqualTo("retail-receipts");
    }

    @Test
    void shouldRenameOneDatasetsTopicAndItsDeadLetters() {
        // When
        TopicNames names = TopicNames.defaults().with(Products.DATASET, "goods");

        // Then
        assertThat(names.of(Products.DATASET))
                .isEqualTo(new IngestTopics("goods", "goods-dlq", "retail-positions", "retail-progress"));
        assertThat(names.of(Transactions.DATASET)).isEqualTo(TopicNames.defaults().of(Transactions.DATASET));
    }

    @Test
    void shouldNameTheDatasetThatHasNoTopic() {
        // Given
        Map<String, String> rows = new HashMap<>(TopicNames.defaults().rows());
        rows.remove("retailrocket");

        // Then
        assertThatThrownBy(() -> names(rows)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the dataset retailrocket has no topic");
    }

    @Test
    void shouldNameTheDatasetThatIsNotKnown() {
        // Given
        Map<String, String> rows = new HashMap<>(TopicNames.defaults().rows());
        rows.put("flowers", "retail-flowers");

        // Then
        assertThatThrownBy(() -> names(rows)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no dataset flowers");
    }

    @Test
    void shouldTakeNoTopicWithoutAName() {
        assertThatThrownBy(() -> new TopicNames(TopicNames.defaults().rows(), "positions", null, "receipts"))
                .hasMessage("progress");
    }
}
