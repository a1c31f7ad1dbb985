package dev.tillstream.ingest.publish;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.EndOfFile;
import dev.tillstream.data.event.EventJson;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.SharedKafka;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.pace.FakeTiming;
import dev.tillstream.ingest.pace.PaceSettings.Mode;
import dev.tillstream.ingest.source.ReadOptions;
import dev.tillstream.ingest.source.UnreadableFileException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FileIngestionTest extends IngestionFixture {

    @Test
    void shouldSendRowsInOrderThenTheMark() throws Exception {
        // Given
        InputFile file = workbook(250);

        // When
        IngestionEnd end = ingest(file);

        // Then
        assertThat(end).isInstanceOfSatisfying(IngestionEnd.Completed.class,
                completed -> assertThat(completed.counts().published()).isEqualTo(250));
        assertThat(invoices()).isEqualTo(expectedInvoices(250));
        List<ConsumerRecord<byte[], byte[]>> all = records(topic);
        assertThat(all.get(0).key()).isEqualTo("489002".getBytes(StandardCharsets.UTF_8));
        assertThat(Topic.header(all.get(0), RecordHeaders.SCHEMA_VERSION)).isEqualTo("1");
        assertThat(Topic.isMark(all.get(250))).isTrue();
        assertThat(EventJson.decode(all.get(250).value(), EndOfFile.class))
                .isEqualTo(new EndOfFile("table.xlsx", file.sha256(), 250));
        assertThat(position(file)).satisfies(position -> {
            assertThat(position.complete()).isTrue();
            assertThat(position.read()).isEqualTo(250);
            assertThat(position.dataset()).isEqualTo("online-retail");
        });
        assertThat(totals()).containsEntry("read", 250L).containsEntry("published", 250L).containsEntry("refused", 0L);
    }

    @Test
    void shouldMarkTheEndOnEachPartition() throws Exception {
        // When
        ingestion(Mode.AS_FAST_AS_POSSIBLE, 3).run(workbook(50), ReadOptions.DETECT, false, new FakeTiming(),
                new Listener());

        // Then
        assertThat(records(topic)).filteredOn(Topic::isMark).extracting(ConsumerRecord::partition)
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(invoices()).containsExactlyInAnyOrderElementsOf(expectedInvoices(50));
    }

    @Test
    void shouldSendRefusedRowsToTheDeadLettersWithTheirPlaceAndReason() throws Exception {
        // Given
        Path path = new RawWorkbook().sheet("Year 1", HEADER + row(2) + row(3, "<v>1.5</v>") + row(4))
                .write(folder.resolve("table.xlsx"));

        // When
        IngestionEnd end = ingest(InputFile.identify(path));

        // Then
        assertThat(((IngestionEnd.Completed) end).counts()).satisfies(counts -> {
            assertThat(counts.read()).isEqualTo(3);
            assertThat(counts.published()).isEqualTo(2);
            assertThat(counts.refusedByReason()).isEqualTo(Map.of("Quantity is not a whole number", 1L));
        });
        assertThat(records(topics.deadLetters())).singleElement().satisfies(letter -> {
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_BY)).isEqualTo("ingest");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_FILE)).isEqualTo("table.xlsx");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_SHEET)).isEqualTo("Year 1");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_LINE)).isEqualTo("3");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_COLUMN)).isEqualTo("Quantity");
            assertThat(Topic.header(letter, RecordHeaders.DEAD_LETTER_REASON))
                    .isEqualTo("is not a whole number: '1.5'");
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("{\"Invoice\":\"489003\","
                    + "\"StockCode\":\"85048\",\"Description\":\"GLASS BALL\",\"Quantity\":\"1.5\","
                    + "\"InvoiceDate\":\"2009-12-01T07:45:00Z\",\"Price\":\"6.95\",\"Customer ID\":\"13085\","
                    + "\"Country\":\"France\"}");
        });
        assertThat(totals()).containsEntry("refused", 1L);
    }

    @Test
    void shouldCommitBeforeALongPauseSoThatRowsShowUp() throws Exception {
        // Given
        FakeTiming timing = new FakeTiming();
        Listener listener = new Listener();

        // When
        ingestion(Mode.RANDOM_DELAY, 1).run(workbook(10), ReadOptions.DETECT, false, timing, listener);

        // Then
        assertThat(timing.pauses()).hasSize(10).allMatch(pause -> pause >= 500_000_000L && pause <= 2_000_000_000L);
        assertThat(listener.commits).hasSizeGreaterThan(5);
    }

    @Test
    void shouldSendTheRowsBeforeADamageAndTellTheSheet() throws Exception {
        // Given
        Path path = new RawWorkbook().sheet("S", HEADER + row(2) + row(3) + "<row><c></row>")
                .write(folder.resolve("table.xlsx"));

        // When
        assertThatThrownBy(() -> ingest(InputFile.identify(path)))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("table.xlsx, sheet 'S'");

        // Then
        assertThat(invoices()).hasSize(2);
        assertThat(position(InputFile.identify(path)).complete()).isFalse();
        assertThat(totals()).containsEntry("read", 2L);
    }

    @Test
    void shouldSendNothingOfABadFile() throws Exception {
        // Given
        Path path = new RawWorkbook().sheet("S", HEADER + row(2)).sheet("Notes", "<row>"
                + RawWorkbook.inline("A1", "hello") + "</row>").write(folder.resolve("table.xlsx"));
        SharedKafka.createTopic(topic);

        // When
        assertThatThrownBy(() -> ingest(InputFile.identify(path)))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("sheet 'Notes'");

        // Then
        assertThat(records(topic)).isEmpty();
    }
}
