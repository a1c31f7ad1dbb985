package dev.tillstream.trainer.customervalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.SaleFeatures;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.TrainerConfig.ValueRule;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.customers.RealCustomersTest;
import dev.tillstream.trainer.customervalue.ValueRows.Labelled;
import dev.tillstream.trainer.family.ConsecutiveBatches;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Predecessors;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.rows.HeldOut;
import dev.tillstream.trainer.rows.RowDigests;
import dev.tillstream.trainer.rows.RowSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * On the real table, which is not in the repository: set TILLSTREAM_REAL_DATA to its folder. The expected figures are
 * those of scikit-learn's LogisticRegression with balanced classes on standardised features and the same split, which is
 * written to {@code target/high-value-customer-<version>.csv}.
 */
@EnabledIfEnvironmentVariable(named = "TILLSTREAM_REAL_DATA", matches = ".+")
class RealHighValueTest {

    private static final double[] SCIKIT_LEARN = {0.587245253119292, 0.7154108419184009, 0.6385790686262278};

    @TempDir
    Path home;

    @Test
    void shouldComeNearToWhatScikitLearnComesTo() throws Exception {
        // Given
        BatchFolder folder = new BatchFolder(home.resolve("batches"));
        List<Transaction> rows = RealCustomersTest
                .rows(Path.of(System.getenv("TILLSTREAM_REAL_DATA"), "online_retail_II_subset.xlsx"));
        for (int from = 0; from < rows.size(); from += 10_000) {
            folder.addRows(rows.subList(from, Math.min(rows.size(), from + 10_000)));
        }
        RowDigests digests = new RowDigests(home.resolve("digests"), new BatchRows(home.resolve("batches")));
        LabelRule rule = new LabelRule(ValueRule.REVENUE_SHARE, 0.8);
        HeldOut split = new HeldOut(20);
        HighValueCustomer family = new HighValueCustomer(new RowSettings(digests, split, new ConsecutiveBatches()),
                rule, new TribuoLogistic.Settings(20, 0.1, 42));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        for (Slice slice : family.versions().slices(folder.batches())) {
            BatchStored batch = slice.lastBatch();
            write(slice.version(),
                    ValueRows.of(List.of(digests.of(batch)), rule, split));
            // When
            Outcome outcome = family.train(List.of(slice), pool).get(0).against(Predecessors.none());
            // Then
            Map<String, Double> metrics = ((Trained) outcome).metrics();
            assertThat(metrics.get("log_loss")).isLessThan(metrics.get("log_loss_baseline"));
            assertThat(metrics.get("roc_auc")).isCloseTo(SCIKIT_LEARN[slice.version() - 1], within(0.01));
        }
        pool.shutdown();
    }

    private static void write(int version, ValueRows rows) throws Exception {
        Path file = Path.of("target", "high-value-customer-" + version + ".csv");
        try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
            csv.println(String.join(",", SaleFeatures.OF_CLASS) + ",high,held_out");
            rows.trained().forEach(row -> csv.println(line(row) + ",0"));
            rows.heldOut().forEach(row -> csv.println(line(row) + ",1"));
        }
    }

    private static String line(Labelled row) {
        return Arrays.stream(row.point()).mapToObj(Double::toString).collect(Collectors.joining(",")) + ","
                + (row.isHigh() ? 1 : 0);
    }
}
