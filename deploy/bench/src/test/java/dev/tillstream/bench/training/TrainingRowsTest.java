package dev.tillstream.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.transaction.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRowsTest {

    private static final String HEADER = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n";

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheSoundRowsInOrderAndAgain() throws IOException {
        // When
        TrainingRows rows = TrainingRows.read(table(StoredBatches.ROWS));

        // Then
        assertThat(rows.rows()).hasSize(StoredBatches.ROWS);
        LongFunction<Transaction> inOrder = rows.inOrder();
        assertThat(inOrder.apply(0).quantity()).isEqualTo(1);
        assertThat(inOrder.apply(StoredBatches.ROWS + 6L).quantity()).isEqualTo(7);
    }

    @Test
    void shouldDrawTheSameRowsEachTime() throws IOException {
        TrainingRows rows = TrainingRows.read(table(StoredBatches.ROWS));
        LongFunction<Transaction> one = rows.drawn();
        LongFunction<Transaction> other = rows.drawn();
        for (int i = 0; i < 100; i++) {
            assertThat(one.apply(i)).isEqualTo(other.apply(i));
        }
    }

    @Test
    void shouldWriteWhatOthersRead() throws IOException {
        TrainingRows rows = TrainingRows.read(table(StoredBatches.ROWS));
        assertThat(Files.readAllLines(rows.writeCsv(folder.resolve("rows.csv")))).hasSize(StoredBatches.ROWS + 1)
                .startsWith("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country")
                .element(2).asString().contains(",2,").contains(",2.5,");
    }

    @Test
    void shouldSayWhenThereAreTooFewRows() throws IOException {
        Path few = table(10);
        assertThatThrownBy(() -> TrainingRows.read(few)).isInstanceOf(BenchmarkFailedException.class)
                .hasMessageContaining("has 10 transactions");
    }

    /** With a row that is refused. */
    private Path table(int sound) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), HEADER + "1,A,many,2011-03-01 10:00,2.5\n"
                + IntStream.rangeClosed(1, sound).mapToObj(i -> i + ",A," + i + ",2011-03-01 10:00,2.5\n")
                        .collect(Collectors.joining()));
    }
}
