package dev.tillstream.trainer.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Executors;

import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.customers.RealCustomersTest;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.Thirds;
import dev.tillstream.trainer.rows.HeldOut;
import dev.tillstream.trainer.rows.RowDigests;
import dev.tillstream.trainer.rows.RowGroup;
import dev.tillstream.trainer.rows.RowSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * On the real table, which is not in the repository: set TILLSTREAM_REAL_DATA to its folder. The expected figures are
 * those of scikit-learn's LinearRegression on the same split, which is written to {@code target/total-amount.csv}.
 */
@EnabledIfEnvironmentVariable(named = "TILLSTREAM_REAL_DATA", matches = ".+")
class RealAmountTest {

    @TempDir
    Path home;

    @Test
    void shouldComeToWhatScikitLearnComesTo() throws Exception {
        // Given
        BatchFolder folder = new BatchFolder(home.resolve("batches"));
        List<Transaction> rows = RealCustomersTest
                .rows(Path.of(System.getenv("TILLSTREAM_REAL_DATA"), "online_retail_II_subset.xlsx"));
        for (int from = 0; from < rows.size(); from += 10_000) {
            folder.addRows(rows.subList(from, Math.min(rows.size(), from + 10_000)));
        }
        HeldOut split = new HeldOut(20);
        write(rows, split);
        TotalAmount family = new TotalAmount(new RowSettings(
                new RowDigests(home.resolve("digests"), new BatchRows(home.resolve("batches"))), split, new Thirds()));
        // When
        Trained trained = (Trained) family
                .train(new Thirds().slices(folder.batches()), Executors.newSingleThreadExecutor()).get(2)
                .against(Predecessors.none());
        // Then
        assertThat(trained.evaluation().heldOutRows()).isEqualTo(11_372);
        assertThat(trained.metrics().get("r2")).isCloseTo(0.027798682985564, within(1e-12));
        assertThat(trained.metrics().get("mae")).isCloseTo(47.878028244284586, within(1e-9));
        assertThat(trained.metrics().get("rmse")).isCloseTo(150.83130748415653, within(1e-9));
        assertThat(trained.metrics().get("rmse_baseline")).isGreaterThan(150.83130748415653);
    }

    private static void write(List<Transaction> rows, HeldOut split) throws Exception {
        try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(Path.of("target", "total-amount.csv")))) {
            csv.println("quantity,price,month,day,hour,held_out");
            for (Transaction row : rows) {
                ZonedDateTime time = row.invoiceDate().atZone(ZoneOffset.UTC);
                csv.println(row.quantity() + "," + row.unitPrice() + "," + time.getMonthValue() + ","
                        + time.getDayOfMonth() + "," + time.getHour() + ","
                        + (split.holds(RowGroup.of(row)) ? 1 : 0));
            }
        }
    }
}
