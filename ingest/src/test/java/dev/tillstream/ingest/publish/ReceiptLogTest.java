package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.tillstream.data.event.IngestReceipt;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.event.SheetCounts;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ReceiptLogTest extends IngestionFixture {

    private final ReceiptLog log = new ReceiptLog(clients(), names);

    private static IngestReceipt receipt(String job) {
        SheetCounts sheet = new SheetCounts("Year 1", 3, 2, 1, new TreeMap<>(Map.of("Quantity is missing", 1L)),
                Instant.parse("2009-12-01T07:45:00Z"), Instant.parse("2010-12-09T20:01:00Z"));
        return new IngestReceipt(job, "table.xlsx", "00", "online-retail", "rows", "completed", null, false,
                List.of("Colour"), List.of(sheet), 1_000L, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }

    @Test
    void shouldHaveNoneAtFirst() {
        assertThat(log.last(10).receipts()).isEmpty();
    }

    @Test
    void shouldGiveBackWhatWasKeptInItsOrder() {
        // When
        List.of("a", "b", "c").forEach(job -> log.add(receipt(job)));

        // Then
        assertThat(new ReceiptLog(clients(), names).last(10).receipts())
                .containsExactly(receipt("a"), receipt("b"), receipt("c"));
    }

    @Test
    void shouldGiveTheLastOnesWhenThereAreMore() {
        // When
        IntStream.range(0, 5).forEach(job -> log.add(receipt("job " + job)));

        // Then
        assertThat(log.last(2).receipts()).extracting(IngestReceipt::job).containsExactly("job 3", "job 4");
        assertThat(log.last(5).receipts()).hasSize(5);
    }

    @Test
    void shouldKeepReceiptsAsRecordsThatOthersCanRead() {
        // When
        log.add(receipt("a"));

        // Then
        assertThat(records(names.receipts())).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
            assertThat(Topic.header(record, RecordHeaders.SCHEMA_VERSION)).isEqualTo("1");
        });
    }

    @Test
    void shouldLeaveOutAndNameTheRecordThatIsNoReceipt() throws Exception {
        // Given
        log.add(receipt("a"));
        try (var producer = clients().plain()) {
            producer.send(new ProducerRecord<>(names.receipts(), "no receipt".getBytes(StandardCharsets.UTF_8))).get();
        }
        log.add(receipt("b"));

        // Then
        assertThat(log.last(10).receipts()).extracting(IngestReceipt::job).containsExactly("a", "b");
        assertThat(log.last(10).unreadable()).singleElement().asString()
                .startsWith(names.receipts() + "-0@1 can't be understood: ");
    }

    @Test
    void shouldSayThatAReceiptCannotBeKept() {
        // Given
        KafkaClients nobody = new KafkaClients(Map.of("bootstrap.servers", "127.0.0.1:1", "request.timeout.ms", 100,
                "default.api.timeout.ms", 100), Map.of());

        // Then
        assertThatThrownBy(() -> new ReceiptLog(nobody, names).add(receipt("a"))).isInstanceOf(KafkaException.class);
    }
}
