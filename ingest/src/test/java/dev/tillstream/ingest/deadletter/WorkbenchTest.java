package dev.tillstream.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.event.Repair;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.deadletter.LetterLog.ScanLimits;
import dev.tillstream.ingest.publish.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbenchTest extends WorkbenchFixture {

    private static final Optional<Dataset<?>> ALL = Optional.empty();
    private static final String WHOLE = """
            {"Invoice": "489434", "StockCode": "85048", "Quantity": 12, "InvoiceDate": "12/1/2009 7:45",
             "Price": "6.95"}""";
    private static final Transaction MENDED = new Transaction("489434", "85048", null, 12,
            Instant.parse("2009-12-01T07:45:00Z"), 6.95, null, null);

    private static List<LetterId> ids(LetterLog.Page page) {
        return page.letters().stream().map(summary -> summary.letter().id()).toList();
    }

    private static List<LetterId> list(Workbench workbench, LetterState state) {
        return ids(workbench.list(ALL, Optional.of(state), Optional.empty(), 50));
    }

    @Test
    void shouldSendTheRepairedRowOnceAndCountIt() {
        // Given
        Workbench workbench = workbench();
        LetterId id = badRecord();

        // When
        Repair repair = repair(workbench.repair(id, fields("{\"Quantity\": 12}")));
        Repair replayed = repair(workbench.replay(id));

        // Then
        assertThat(repair.row()).containsEntry("InvoiceNo", "489434").containsEntry("Quantity", 12)
                .containsEntry("InvoiceDate", "2009-12-01T07:45:00Z").containsEntry("UnitPrice", 6.95);
        assertThat(replayed.replayedAt()).isNotNull();
        assertThat(transactions()).containsExactly(MENDED);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(new String(row.key(), StandardCharsets.UTF_8)).isEqualTo("489434");
            assertThat(Topic.header(row, RecordHeaders.SCHEMA_VERSION)).isEqualTo("1");
            assertThat(Topic.header(row, RecordHeaders.REPAIR_OF)).isEqualTo(id.toString());
        });
        assertThat(repaired()).isEqualTo(1);
        assertThat(workbench.replay(id)).isEqualTo(new Outcome.AlreadyReplayed(replayed.replayedAt()));
        assertThat(workbench.repair(id, fields("{\"Quantity\": 13}")))
                .isEqualTo(new Outcome.AlreadyReplayed(replayed.replayedAt()));
        assertThat(workbench.find(id).orElseThrow().repair()).contains(replayed);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void shouldKeepNothingOfABadRepair() {
        // Given
        Workbench workbench = workbench();
        LetterId id = badRecord();

        // When
        Outcome outcome = workbench.repair(id, fields("{\"Quantity\": \"some\"}"));

        // Then
        assertThat(outcome).isEqualTo(new Outcome.Refused("Quantity", "is not a number: 'some'"));
        assertThat(workbench.find(id).orElseThrow().state()).isEqualTo(LetterState.OPEN);
        assertThat(workbench.replay(id)).isEqualTo(new Outcome.NotRepaired());
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldSendTheLastRepair() {
        // Given
        Workbench workbench = workbench();
        LetterId id = badRecord();

        // When
        repair(workbench.repair(id, fields("{\"Quantity\": 1, \"Description\": \"BALL\"}")));
        repair(workbench.repair(id, fields("{\"Quantity\": 12}")));
        repair(workbench.replay(id));

        // Then
        assertThat(transactions()).containsExactly(MENDED);
    }

    @Test
    void shouldKnowNothingOfOtherPlaces() {
        // Given
        Workbench workbench = workbench();
        LetterId id = badRecord();
        kafka.createTopic(topic, 1, Map.of());

        // Then
        for (LetterId other : List.of(new LetterId(dlq, 0, id.offset() + 1), new LetterId(dlq, 1, 0),
                new LetterId(topic, 0, 0), new LetterId(topic + "-products-dlq", 0, 0))) {
            assertThat(workbench.find(other)).as("%s", other).isEmpty();
            assertThat(workbench.repair(other, fields(WHOLE))).isEqualTo(new Outcome.NoSuchLetter());
            assertThat(workbench.replay(other)).isEqualTo(new Outcome.NoSuchLetter());
        }
    }

    @Test
    void shouldTakeLettersOfAnyContent() {
        // Given
        Workbench workbench = workbench();
        Map<String, String> batcher = Map.of("dead-letter-by", "batcher", "dead-letter-reason", "is wrong");
        List<LetterId> ids = List.of(letter(dlq, null, batcher), letter(dlq, bytes("no JSON"), batcher),
                letter(dlq, new byte[]{0, -1, -2}, Map.of()), letter(dlq, new byte[5 << 20], batcher),
                letter(dlq, bytes("{\"Invoice\": \"" + "9".repeat(5 << 20) + "\"}"), Map.of()),
                letter(dlq, bytes(WHOLE), Map.of("schema-version", "9", "dead-letter-by", "batcher")));

        // When
        for (LetterId id : ids) {
            repair(workbench.repair(id, fields(WHOLE)));
            repair(workbench.replay(id));
        }

        // Then
        assertThat(transactions()).hasSize(ids.size()).containsOnly(MENDED);
        assertThat(repaired()).isEqualTo(ids.size());
        assertThat(workbench.list(ALL, Optional.empty(), Optional.empty(), 50).letters())
                .extracting(LetterLog.Summary::length)
                .containsExactly(null, 7, 3, 5 << 20, (5 << 20) + "{'Invoice': ''}".length(),
                        WHOLE.length());
        assertThat(workbench.find(ids.get(3)).map(LetterView::of)).hasValueSatisfying(view -> {
            assertThat(view.length()).isEqualTo(5 << 20);
            assertThat(view.content().cut()).isTrue();
        });
    }

    @Test
    void shouldListByStateAndDataset() {
        // Given
        Workbench workbench = workbench();
        assertThat(workbench.list(ALL, Optional.empty(), Optional.empty(), 50).letters()).isEmpty();
        LetterId product = letter(topic + "-products-dlq", bytes("{}"), Map.of());
        List<LetterId> ids = List.of(badRecord(), badRecord(), badRecord());
        repair(workbench.repair(ids.get(1), fields("{\"Quantity\": 12}")));
        repair(workbench.repair(ids.get(2), fields("{\"Quantity\": 12}")));
        repair(workbench.replay(ids.get(2)));

        // Then
        assertThat(list(workbench, LetterState.OPEN)).containsExactly(ids.get(0), product);
        assertThat(list(workbench, LetterState.REPAIRED)).containsExactly(ids.get(1));
        assertThat(list(workbench, LetterState.REPLAYED)).containsExactly(ids.get(2));
        assertThat(ids(workbench.list(Optional.of(Products.DATASET), Optional.empty(), Optional.empty(), 50)))
                .containsExactly(product);
        assertThat(workbench.lists(ALL, product)).isTrue();
        assertThat(workbench.lists(Optional.of(Transactions.DATASET), product)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 50})
    void shouldListEachLetterOnceInPages(int limit) {
        // Given
        Workbench workbench = workbench();
        kafka.createTopic(dlq, 3, Map.of());
        List<LetterId> ids = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> ids.add(badRecord()));
        ids.add(letter(topic + "-events-dlq", null, Map.of()));

        // When
        List<LetterId> listed = new ArrayList<>();
        int pages = 0;
        Optional<LetterId> next = Optional.empty();
        do {
            LetterLog.Page page = workbench.list(ALL, Optional.empty(), next, limit);
            assertThat(page.letters()).hasSizeBetween(1, limit);
            listed.addAll(ids(page));
            next = page.next();
            pages++;
        } while (next.isPresent());

        // Then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo((ids.size() + limit - 1) / limit);
    }

    @Test
    void shouldEndAPageWhenMuchWasReadForIt() {
        // Given
        List<LetterId> ids = List.of(badRecord(), badRecord(), badRecord(), badRecord());
        Workbench workbench = workbench(RepairWriter.producers(clients(), repairs), new ScanLimits(3, 1 << 20));
        repair(workbench.repair(ids.get(3), fields("{\"Quantity\": 12}")));

        // When
        LetterLog.Page first = workbench.list(ALL, Optional.of(LetterState.REPAIRED), Optional.empty(), 50);
        LetterLog.Page second = workbench.list(ALL, Optional.of(LetterState.REPAIRED), first.next(), 50);

        // Then
        assertThat(first.letters()).isEmpty();
        assertThat(first.next()).contains(ids.get(2));
        assertThat(ids(second)).containsExactly(ids.get(3));
        assertThat(second.next()).isEmpty();
    }

    @Test
    void shouldEndAPageBehindALargeLetter() {
        // Given
        List<LetterId> ids = IntStream.range(0, 3).mapToObj(i -> letter(dlq, new byte[3 << 20], Map.of())).toList();
        Workbench workbench = workbench(RepairWriter.producers(clients(), repairs), new ScanLimits(1_000, 4 << 20));

        // When
        LetterLog.Page page = workbench.list(ALL, Optional.empty(), Optional.empty(), 50);

        // Then
        assertThat(ids(page)).isEqualTo(ids.subList(0, 2));
        assertThat(page.next()).contains(ids.get(1));
    }

    @Test
    void shouldKnowWhatOtherInstancesDid() {
        // Given
        Workbench one = workbench();
        Workbench other = workbench();
        LetterId id = badRecord();
        assertThat(list(other, LetterState.OPEN)).containsExactly(id);

        // When
        repair(one.repair(id, fields("{\"Quantity\": 12}")));

        // Then
        assertThat(list(other, LetterState.REPAIRED)).containsExactly(id);
        repair(other.replay(id));
        assertThat(list(one, LetterState.REPLAYED)).containsExactly(id);
        assertThat(one.replay(id)).isInstanceOf(Outcome.AlreadyReplayed.class);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void shouldCountOnFromWhatEarlierLivesSent() {
        // Given
        Workbench earlier = workbench();
        LetterId first = badRecord();
        repair(earlier.repair(first, fields("{\"Quantity\": 12}")));
        repair(earlier.replay(first));
        earlier.close();
        LetterId second = badRecord();

        // When
        Workbench later = workbench();
        repair(later.repair(second, fields("{\"Quantity\": 12}")));
        repair(later.replay(second));

        // Then
        assertThat(repaired()).isEqualTo(2);
        assertThat(rows()).hasSize(2);
    }

    @Test
    void shouldRefuseToGuessWhatARepairSays() {
        // Given
        Workbench workbench = workbench();
        LetterId id = badRecord();
        repair(workbench.repair(id, fields("{\"Quantity\": 12}")));

        // When
        send(new ProducerRecord<>(repairs, bytes(id.toString()), bytes("nonsense")));

        // Then
        assertThatThrownBy(() -> workbench.replay(id)).isInstanceOf(KafkaException.class)
                .hasMessageContaining(repairs + "-0@").hasMessageContaining("can't be understood");
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldSayThatKafkaIsGone() {
        // Given
        Workbench nowhere = new Workbench(WorkbenchBeans.clients(Map.of("bootstrap.servers", "127.0.0.1:1")), names,
                repairs, ZoneOffset.UTC);

        // Then
        assertThatThrownBy(() -> nowhere.list(ALL, Optional.empty(), Optional.empty(), 50))
                .isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> nowhere.find(new LetterId(dlq, 0, 0))).isInstanceOf(KafkaException.class);
        nowhere.close();
    }
}
