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
    void shouldTellFeaturesAndWhoIsHeldOut() throws IOException {
        // Given
        List<Transaction> rows = List.of(row("1", "13085"), row("2", "13085"), row("3", null));

        // When
        List<String> lines = Files.readAllLines(LineRows.write(folder.resolve("rows.csv"), rows));

        // Then
        assertThat(lines).hasSize(4).startsWith("quantity,price,month,day,hour,customer,held_out");
        assertThat(lines.subList(1, 4)).allMatch(line -> line.startsWith("6,2.55,12,1,8,"));
        assertThat(lines.get(1)).isEqualTo(lines.get(2)).doesNotContain(",0,");
        assertThat(lines.get(3)).matches(".*,0,[01]");
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
