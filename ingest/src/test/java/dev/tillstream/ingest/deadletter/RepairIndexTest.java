package dev.tillstream.ingest.deadletter;

import static dev.tillstream.ingest.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.Repair;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RepairIndexTest extends WorkbenchFixture {

    private static final Duration LONG = Duration.ofSeconds(60);

    private LetterId repaired(Workbench workbench) {
        LetterId id = badRecord();
        repair(workbench.repair(id, fields("{\"Quantity\": 1}")));
        return id;
    }

    private boolean isKept(long offset) {
        try (Consumer<byte[], byte[]> consumer = clients().committed()) {
            return LetterLog.at(consumer, new TopicPartition(repairs, 0), offset).isPresent();
        }
    }

    @Test
    void shouldFindTheLaterRepairWhereCompactionHasRemovedTheOneThatItKnows() {
        // Given
        kafka.createTopic(repairs, 1, Map.of("cleanup.policy", "compact", "segment.ms", "50",
                "min.cleanable.dirty.ratio", "0.001", "max.compaction.lag.ms", "100"));
        Workbench workbench = workbench();
        LetterId id = repaired(workbench);
        try (RepairIndex index = new RepairIndex(clients(), repairs)) {
            index.catchUp();
            assertThat(index.find(id).orElseThrow().row()).containsEntry("Quantity", 1);

            // When
            eventually().atMost(LONG).until(() -> {
                repair(workbench.repair(id, fields("{\"Quantity\": 2}")));
                return !isKept(0);
            });

            // Then
            assertThat(index.find(id).orElseThrow().row()).containsEntry("Quantity", 2);
        }
    }

    @Test
    void shouldForgetARepairThatSomebodyTookBack() {
        // Given
        LetterId id = repaired(workbench());
        try (RepairIndex index = new RepairIndex(clients(), repairs)) {
            index.catchUp();
            assertThat(index.state(id)).isEqualTo(LetterState.REPAIRED);

            // When
            send(new ProducerRecord<>(repairs, bytes(id.toString()), null));
            index.catchUp();

            // Then
            assertThat(index.state(id)).isEqualTo(LetterState.OPEN);
            assertThat(index.find(id)).isEmpty();
        }
    }

    @Test
    void shouldBeginAnewWhereSomebodyMadeTheTopicAnew() throws Exception {
        // Given
        LetterId id = repaired(workbench());
        try (RepairIndex index = new RepairIndex(clients(), repairs); Admin admin = clients().admin()) {
            index.catchUp();

            // When
            admin.deleteTopics(List.of(repairs)).all().get();
            eventually().atMost(LONG).until(() -> !admin.listTopics().names().get().contains(repairs));
            kafka.createTopic(repairs, 1, Map.of("cleanup.policy", "compact"));

            // Then
            assertThatThrownBy(index::look).isInstanceOf(KafkaException.class);
            index.look();
            assertThat(index.state(id)).isEqualTo(LetterState.OPEN);
        }
    }

    @Test
    void shouldKeepToOneTopicWhereItCountsReplays() {
        // Given
        Workbench workbench = workbench();
        repair(workbench.replay(repaired(workbench)));
        Repair other = Repair.of("other-dlq-0-1", "online-retail", "other", Map.of(), Instant.EPOCH)
                .replayed("1", Instant.EPOCH);
        send(new RepairRecords(repairs, names.progress()).repair(other));

        // When
        try (RepairIndex index = new RepairIndex(clients(), repairs)) {
            index.catchUp();

            // Then
            assertThat(index.replayed(topic)).isEqualTo(1);
            assertThat(index.replayed("other")).isEqualTo(1);
            assertThat(index.replayed("none")).isZero();
        }
    }
}
