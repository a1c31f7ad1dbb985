package dev.tillstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.detect.InputFile;
import dev.tillstream.ingest.source.RowSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What a dead letter holds of a row. */
class RowRecordsTest {

    private static final int USUAL_MESSAGE = 1 << 20;
    private static final InputFile FILE = new InputFile(Path.of("table.csv"), "0".repeat(64));

    private final RowRecords<Transaction> records = new RowRecords<>(
            new IngestTopics("rows", "rows-dlq", "positions", "progress"), Transactions.DATASET);

    /** A source that stands on a row of these cells. */
    private record Standing(Map<String, String> cells) implements RowSource {
        @Override
        public Dataset<?> dataset() {
            return Transactions.DATASET;
        }

        @Override
        public List<String> ignoredColumns() {
            return List.of();
        }

        @Override
        public boolean next() {
            return false;
        }

        @Override
        public RowOutcome<?> outcome() {
            return new RowOutcome.Refused<>("Quantity", "is missing");
        }

        @Override
        public String sheet() {
            return null;
        }

        @Override
        public int line() {
            return 2;
        }

        @Override
        public double fractionRead() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private ProducerRecord<byte[], byte[]> letter(Map<String, String> cells, String column) {
        return records.deadLetter(FILE, Instant.EPOCH, new Standing(cells),
                new RowOutcome.Refused<>(column, "is missing"));
    }

    private static Map<String, String> cells(ProducerRecord<byte[], byte[]> letter) throws IOException {
        return new ObjectMapper().readValue(letter.value(), new TypeReference<>() {});
    }

    private static Map<String, String> columns(int count, String value) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int column = 0; column < count; column++) {
            cells.put("Column " + column, value);
        }
        return cells;
    }

    @Test
    void shouldHoldAllThatARowCanBeMadeOf() throws IOException {
        // Given
        Map<String, String> row = columns(200, "value");
        row.put("Description", "x".repeat(32_767));

        // Then
        assertThat(cells(letter(row, "Quantity"))).isEqualTo(row);
    }

    @Test
    void shouldFitIntoAMessageHoweverLongTheRow() throws IOException {
        // Given: control characters take most room
        Map<String, String> row = columns(500, "\u0001".repeat(40_000));

        // When
        ProducerRecord<byte[], byte[]> letter = letter(row, "y".repeat(1_000_000));

        // Then
        assertThat(cells(letter)).isNotEmpty().containsKey("Column 0");
        assertThat(letter.value().length + letter.headers().lastHeader(RecordHeaders.DEAD_LETTER_COLUMN).value().length)
                .isLessThan(USUAL_MESSAGE - 10_000);
    }

    @Test
    void shouldNotCutACharacterInTwo() throws IOException {
        // Given
        String text = "x".repeat(32_766) + "\ud83d\udecd and more";

        // Then
        assertThat(cells(letter(Map.of("Description", text), null)))
                .containsEntry("Description", "x".repeat(32_766) + "…");
    }
}
