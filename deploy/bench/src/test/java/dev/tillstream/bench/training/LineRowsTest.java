package dev.tillstream.bench.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.tillstream.data.transaction.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineRowsTest {

    private static final Instant TIME = Instant.parse("2010-12-01T08:26:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldTellWhoseARowIsAndWhetherItIsHeldOut() throws IOException {
        // Given
        List<Transaction> rows = List.of(row("1", "13085"), row("2", "13085"), row("3", null));

        // When
        List<String> lines = Files.readAllLines(LineRows.write(folder.resolve("rows.csv"), rows));

        // Then
        assertThat(lines).hasSize(4).startsWith(
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country,group,held_out");
        assertThat(lines.get(1)).matches("1,A1,MUG,6,2010-12-01 08:26:00,2.55,13085,France,-?\\d{9,},[01]");
        assertThat(lines.get(2).substring(1)).isEqualTo(lines.get(1).substring(1));
        assertThat(lines.get(3)).matches("3,A1,MUG,6,2010-12-01 08:26:00,2.55,,France,0,[01]");
    }

    @Test
    void shouldHoldOutAFifthOfTheCustomers() throws IOException {
        List<Transaction> rows = IntStream.range(0, 2_000).mapToObj(customer -> row("1", "1" + customer)).toList();
        List<String> lines = Files.readAllLines(LineRows.write(folder.resolve("rows.csv"), rows));
        assertThat(lines.stream().filter(line -> line.endsWith(",1")).count()).isBetween(300L, 500L);
    }

    private static Transaction row(String invoice, String customer) {
        return new Transaction(invoice, "A1", "MUG", 6, TIME, 2.55, customer, "France");
    }
}
