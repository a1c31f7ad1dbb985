package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.detect.InputFile;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class CommittedStateTest extends IngestionFixture {

    private CommittedState read() {
        try (var consumer = clients().committed(); Admin admin = clients().admin()) {
            TopicSetup.createMissing(admin, topics, 1);
            return CommittedState.read(consumer, admin, topics);
        }
    }

    private void write(String name, String key, String value) throws Exception {
        try (var producer = clients().plain()) {
            producer.send(new ProducerRecord<>(name, key.getBytes(StandardCharsets.UTF_8),
                    value == null ? null : value.getBytes(StandardCharsets.UTF_8))).get();
        }
    }

    /** What a process leaves behind that dies within a transaction; Kafka ends it after its timeout. */
    private Producer<byte[], byte[]> openTransaction() {
        Map<String, Object> settings = new HashMap<>(clients().producer());
        settings.put("transaction.timeout.ms", 3_000);
        Producer<byte[], byte[]> dying = new KafkaClients(clients().common(), settings).transactional(
                "another-" + UUID.randomUUID(), "0".repeat(64));
        dying.initTransactions();
        dying.beginTransaction();
        dying.send(new ProducerRecord<>(topics.positions(), "half".getBytes(StandardCharsets.UTF_8),
                "no position".getBytes(StandardCharsets.UTF_8)));
        dying.flush();
        return dying;
    }

    @Test
    void shouldKnowNothingAtFirst() {
        // When
        CommittedState state = read();

        // Then
        assertThat(state.position(topic, "0".repeat(64))).isEmpty();
    }

    @Test
    void shouldKnowTheLastPositionOfEachFile() throws Exception {
        // Given
        InputFile small = workbook(5);
        ingest(small);
        InputFile large = workbook(250);
        ingest(large);

        // When
        CommittedState state = read();

        // Then
        assertThat(state.position(topic, small.sha256())).contains(position(small));
        ReadingPosition last = state.position(topic, large.sha256()).orElseThrow();
        assertThat(last.read()).isEqualTo(250);
        assertThat(last.complete()).isTrue();
        assertThat(state.totals(last)).containsEntry("read", 250L);
        assertThat(state.position("elsewhere", small.sha256())).isEmpty();
    }

    @Test
    void shouldSeeWhatWasCommittedBehindATransactionThatIsOpen() throws Exception {
        // Given: committed behind a record of a transaction that nobody ends
        InputFile file = workbook(20);
        AtomicReference<Producer<byte[], byte[]>> dying = new AtomicReference<>();
        ingest(file, new RowTiming() {
            @Override
            boolean stopAt(int row) {
                if (row == 10) {
                    dying.set(openTransaction());
                }
                return false;
            }
        }, new Listener());

        // When
        try (Producer<byte[], byte[]> died = dying.get()) {
            assertThat(read().position(topic, file.sha256())).hasValueSatisfying(
                    position -> assertThat(position.complete()).isTrue());
            assertThat(ingest(file)).isInstanceOf(IngestionEnd.AlreadyIngested.class);
        }

        // Then
        assertThat(invoices()).isEqualTo(expectedInvoices(20));
    }

    @Test
    void shouldForgetAPositionThatSomebodyRemoved() throws Exception {
        // Given
        InputFile file = workbook(5);
        ingest(file);
        write(topics.positions(), position(file).key(), null);

        // When
        IngestionEnd end = ingest(file);

        // Then
        assertThat(end).isInstanceOf(IngestionEnd.Completed.class);
        assertThat(invoices()).hasSize(10);
    }

    @Test
    void shouldSendNothingWhenAPositionCannotBeUnderstood() throws Exception {
        // Given
        read();
        write(topics.positions(), "key", "{\"file\": \"table.xlsx\"}");

        // Then
        assertThatThrownBy(this::read).isInstanceOf(KafkaException.class)
                .hasMessageContaining("the record " + topics.positions() + "-0@0 can't be understood");
        Listener listener = new Listener();
        assertThatThrownBy(() -> ingest(workbook(5), new RowTiming(), listener))
                .isInstanceOf(IngestionFailedException.class).hasMessageContaining("can't be understood");
        assertThat(listener.retries).isEmpty();
        assertThat(records(topic)).isEmpty();
    }
}
