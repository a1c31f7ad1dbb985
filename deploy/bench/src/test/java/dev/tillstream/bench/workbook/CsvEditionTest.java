package dev.tillstream.bench.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.ingest.detect.RowSources;
import dev.tillstream.ingest.source.RowSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEditionTest {

    @TempDir
    Path folder;

    @Test
    void shouldBeReadAsTheSameRows() throws IOException {
        // Given
        List<Transaction> rows = List.of(
                new Transaction("489434", "85048", "15CM, GLASS \"BALL\"", 12, Instant.parse("2009-12-01T07:45:00Z"),
                        6.95,
                        "13085", "United Kingdom"),
                new Transaction("C489449", "22087", null, -12, Instant.parse("2009-12-01T10:33:00.5Z"), 0.00001, null,
                        "Australia"));

        // When
        Path csv = CsvEdition.write(folder.resolve("edition.csv"), rows);

        // Then
        List<Object> read = new ArrayList<>();
        try (RowSource source = RowSources.open(csv)) {
            while (source.next()) {
                read.add(source.outcome() instanceof RowOutcome.Accepted<?> sound ? sound.row() : source.outcome());
            }
        }
        assertThat(read).isEqualTo(rows);
    }
}
