package dev.tillstream.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.Golden;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {

    private static final Instant TIME = Instant.parse("2009-12-01T07:45:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldKeepItsForm() throws IOException {
        Path file = write(
                List.of(new Transaction("489434", "85048", "GLASS BALL, \"LARGE\"", 12, TIME, 6.95, "13085", "EIRE"),
                        new Transaction("C489435", "POST", null, -1, TIME.plusMillis(7), 0, null, null)));
        assertThat(Files.readString(file)).isEqualTo(Golden.text("batch.csv") + "\n");
    }

    @Test
    void shouldReadWhatItWrites() throws IOException {
        // Given
        List<Transaction> rows = new ArrayList<>();
        TransactionGenerator.generate(1, 5_000, rows::add);
        rows.add(new Transaction("1", "2", "two\nlines, a \"quote\" and 漢字", 1, TIME, 1e-9, " ", "É"));

        // When
        List<Transaction> read = read(write(rows), Integer.MAX_VALUE);

        // Then
        assertThat(read).isEqualTo(rows);
    }

    @Test
    void shouldReadNoMoreThanTheLimit() throws IOException {
        List<Transaction> rows = new ArrayList<>();
        TransactionGenerator.generate(1, 100, rows::add);
        assertThat(read(write(rows), 33)).isEqualTo(rows.subList(0, 33));
    }

    @Test
    void shouldNameTheLineThatIsDamaged() throws IOException {
        Path file = write(List.of(new Transaction("1", "2", null, 1, TIME, 2, null, null)));
        Files.writeString(file, "3,4,,x,2009-12-01T07:45:00Z,1,,\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> read(file, 10)).isInstanceOf(BatchFormatException.class)
                .hasMessageStartingWith("batch.csv, line 3: ");
    }

    @Test
    void shouldNameALineWithTooFewFields() throws IOException {
        Path file = write(List.of());
        Files.writeString(file, "3,4\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> read(file, 10)).isInstanceOf(BatchFormatException.class)
                .hasMessage("batch.csv, line 2: 2 fields instead of 8");
    }

    @Test
    void shouldRefuseAnotherHeader() throws IOException {
        Path file = Files.writeString(folder.resolve("batch.csv"), "a,b\n");
        assertThatThrownBy(() -> read(file, 10)).isInstanceOf(BatchFormatException.class)
                .hasMessageContaining("header");
    }

    @Test
    void shouldNameFilesByTheirOffsetsAndBack() {
        OffsetRange offsets = new OffsetRange("retail-transactions", 3, 20_000, 29_999);
        String name = BatchFileName.of(offsets);
        assertThat(name).isEqualTo("batch_retail-transactions-3-20000-29999.csv");
        assertThat(BatchFileName.parse(name)).contains(offsets);
        assertThat(BatchFileName.parse("batch_retail-3-9-2.csv")).isEmpty();
        assertThat(BatchFileName.parse("batch_retail-99999999999-2-9.csv")).isEmpty();
        assertThat(BatchFileName.parse("notes.csv")).isEmpty();
    }

    private Path write(List<Transaction> rows) throws IOException {
        Path file = folder.resolve("batch.csv");
        try (BatchWriter<Transaction> writer = new BatchWriter<>(Transactions.DATASET, Files.newOutputStream(file))) {
            rows.forEach(writer::write);
        }
        return file;
    }

    private static List<Transaction> read(Path file, int limit) throws IOException {
        List<Transaction> rows = new ArrayList<>();
        assertThat(new BatchReader<>(Transactions.DATASET).read(file, limit, rows::add)).isEqualTo(rows.size());
        return rows;
    }
}
