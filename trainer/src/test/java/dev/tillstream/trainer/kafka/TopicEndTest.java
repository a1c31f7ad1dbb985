package dev.tillstream.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicEndTest {

    private static final TopicPartition BATCHES = new TopicPartition("batches", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void shouldFindTheLastRecordOfATopic() {
        // Given
        partitions(1);
        consumer.updateEndOffsets(Map.of(BATCHES, 2L));
        consumer.schedulePollTask(() -> {
            consumer.addRecord(new ConsumerRecord<>("batches", 0, 0, new byte[0], new byte[0]));
            consumer.addRecord(new ConsumerRecord<>("batches", 0, 1, new byte[0], new byte[0]));
        });
        // Then
        assertThat(TopicEnd.lastOffset(consumer, "batches")).hasValue(1);
    }

    @Test
    void shouldFindNothingInAnEmptyTopic() {
        // Given
        partitions(1);
        consumer.updateEndOffsets(Map.of(BATCHES, 0L));
        // Then
        assertThat(TopicEnd.lastOffset(consumer, "batches")).isEmpty();
    }

    @Test
    void shouldRefuseATopicWithoutAnOrder() {
        // Given
        partitions(2);
        // Then
        assertThatThrownBy(() -> TopicEnd.lastOffset(consumer, "batches")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("topic=batches has 2 partitions");
    }

    /** As a broker does that has not heard of the topic yet, while the controller knows it. */
    @Test
    void shouldWaitForATopicThatWasMadeJustNow() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        MockConsumer<byte[], byte[]> late = new MockConsumer<>("earliest") {
            @Override
            public synchronized List<PartitionInfo> partitionsFor(String topic) {
                return asked.incrementAndGet() < 3 ? List.of() : super.partitionsFor(topic);
            }
        };
        partitions(late, 1);
        late.updateEndOffsets(Map.of(BATCHES, 0L));
        // Then
        assertThat(TopicEnd.lastOffset(late, "batches")).isEmpty();
        assertThat(asked).hasValue(3);
    }

    private void partitions(int count) {
        partitions(consumer, count);
    }

    private static void partitions(MockConsumer<byte[], byte[]> consumer, int count) {
        consumer.updatePartitions("batches", IntStream.range(0, count)
                .mapToObj(i -> new PartitionInfo("batches", i, Node.noNode(), new Node[0], new Node[0])).toList());
        consumer.updateBeginningOffsets(Map.of(BATCHES, 0L));
    }
}
