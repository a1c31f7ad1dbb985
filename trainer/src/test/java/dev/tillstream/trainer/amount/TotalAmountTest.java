package dev.tillstream.trainer.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.LinearModel;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.family.ConsecutiveBatches;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Thirds;
import dev.tillstream.trainer.family.VersionPolicy;
import dev.tillstream.trainer.rows.HeldOut;
import dev.tillstream.trainer.rows.RowFamilyFixture;
import dev.tillstream.trainer.rows.RowGroup;
import org.junit.jupiter.api.Test;

class TotalAmountTest extends RowFamilyFixture {

    @Test
    void shouldPredictHeldOutRowsBetterThanTheMeanDoes() throws Exception {
        // Given
        for (int batch = 0; batch < 6; batch++) {
            batches.addRows(sales(1_000, batch));
        }
        // When
        List<Outcome> outcomes = train(family(new Thirds()));
        // Then
        assertThat(outcomes).extracting(outcome -> outcome.slice().rows()).containsExactly(2_000L, 4_000L, 6_000L);
        for (Outcome outcome : outcomes) {
            Trained trained = (Trained) outcome;
            Map<String, Double> metrics = trained.metrics();
            assertThat(metrics.get("rmse")).isLessThan(metrics.get("rmse_baseline"));
            assertThat(metrics.get("mae")).isLessThan(metrics.get("mae_baseline"));
            assertThat(metrics.get("r2")).isBetween(0.5, 1.0).isGreaterThan(metrics.get("r2_baseline"));
            assertThat(metrics.get("r2_baseline")).isLessThanOrEqualTo(0);
            assertThat(trained.evaluation().trainedRows() + trained.evaluation().heldOutRows())
                    .isEqualTo(trained.slice().rows());
            assertThat(trained.probes()).hasSize(64)
                    .allSatisfy(probe -> assertThat(probe.agreesWith(trained.artefact().predictor())).isTrue());
            assertThat(ArtefactJson.read(ArtefactJson.write(trained.artefact()))).isEqualTo(trained.artefact());
        }
    }

    /** Against a plain computation over all held-out rows, with the model as it is. */
    @Test
    void shouldTellTheMetricsOfExactlyTheHeldOutRows() throws Exception {
        // Given
        List<Transaction> rows = store(2_500, 700);
        HeldOut split = new HeldOut(20);
        // When
        Trained trained = (Trained) train(family(new Thirds())).get(2);
        // Then
        LinearModel model = (LinearModel) trained.artefact();
        List<Transaction> held = rows.stream().filter(row -> split.holds(RowGroup.of(row))).toList();
        double mean = held.stream().mapToDouble(TotalAmountTest::amount).average().orElseThrow();
        double squares = held.stream().mapToDouble(row -> Math.pow(error(model, row), 2)).sum();
        double variation = held.stream().mapToDouble(row -> Math.pow(amount(row) - mean, 2)).sum();
        double absolutes = held.stream().mapToDouble(row -> Math.abs(error(model, row))).sum();
        assertThat(trained.evaluation().heldOutRows()).isEqualTo(held.size());
        assertThat(trained.metrics().get("rmse")).isCloseTo(Math.sqrt(squares / held.size()), within(1e-8));
        assertThat(trained.metrics().get("mae")).isCloseTo(absolutes / held.size(), within(1e-8));
        assertThat(trained.metrics().get("r2")).isCloseTo(1 - squares / variation, within(1e-9));
    }

    @Test
    void shouldMakeTheSameModelOnEveryRunHoweverItGrew() throws Exception {
        // Given
        TotalAmount growing = family(new Thirds());
        for (int batch = 0; batch < 5; batch++) {
            store(400 + 100 * batch, 1_000);
            train(growing);
        }
        // When
        List<String> grown = digests(growing);
        List<String> afresh = digests(family(new Thirds()));
        // Then
        assertThat(grown).isEqualTo(afresh).doesNotHaveDuplicates();
    }

    @Test
    void shouldReadNoBatchAgain() throws Exception {
        // Given
        store(3_000, 500);
        TotalAmount family = family(new Thirds());
        List<String> before = digests(family);
        for (BatchStored batch : batches.batches()) {
            Files.delete(batches.file(batch));
        }
        // Then
        assertThat(digests(family)).isEqualTo(before);
        assertThat(digests(family(new Thirds()))).isEqualTo(before);
        assertThat(family.settledRows(3_000)).isEqualTo(3_000);
    }

    @Test
    void shouldTrainOnOtherRowsWhereAnotherPolicyIsChosen() throws Exception {
        // Given
        store(2_000, 500);
        // When
        List<Outcome> outcomes = train(family(new ConsecutiveBatches()));
        // Then
        assertThat(outcomes).extracting(outcome -> outcome.slice().provenance().firstBatch()).containsExactly(
                "retail-transactions-0-500", "retail-transactions-0-1000", "retail-transactions-0-1500");
        assertThat(family(new ConsecutiveBatches()).recipe()).containsEntry("versions", "consecutive-batches");
        assertThat(family(new ConsecutiveBatches()).digester("any")).isEmpty();
        assertThat(family(new Thirds()).digester("any")).isPresent();
    }

    @Test
    void shouldRefuseRowsThatAreNotEnoughOrAllAlike() throws Exception {
        // Given
        batches.addRows(List.of(row("1", 3, 2.5)));
        // Then
        assertThat(((Refused) train(family(new Thirds())).get(0)).why()).contains("both are needed");
        // Given
        List<Transaction> alike = new ArrayList<>();
        for (int customer = 0; customer < 50; customer++) {
            alike.add(row("" + customer, 3, 2.5));
        }
        batches.addRows(alike);
        // Then
        assertThat(((Refused) train(family(new ConsecutiveBatches())).get(1)).why()).contains("the same amount");
    }

    @Test
    void shouldRefuseAmountsThatAreTooLarge() throws Exception {
        // Given
        List<Transaction> rows = new ArrayList<>();
        for (int customer = 0; customer < 50; customer++) {
            rows.add(row("" + customer, customer, 1e300));
        }
        batches.addRows(rows);
        // Then
        assertThat(((Refused) train(family(new Thirds())).get(2)).why()).contains("too large");
    }

    /** Of customers who buy different quantities at different prices: no line, but nearly one. */
    private static List<Transaction> sales(int rows, long seed) {
        Random random = new Random(seed);
        List<Transaction> sales = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            sales.add(row("" + random.nextInt(200), 1 + random.nextInt(40), 0.5 + random.nextInt(100) / 10.0));
        }
        return sales;
    }

    private List<Transaction> store(int rows, int batch) {
        List<Transaction> all = new ArrayList<>();
        TransactionGenerator.generate(11, rows, all::add);
        for (int from = 0; from < rows; from += batch) {
            batches.addRows(all.subList(from, Math.min(rows, from + batch)));
        }
        return all;
    }

    private TotalAmount family(VersionPolicy versions) {
        return new TotalAmount(settings(versions));
    }

    private List<String> digests(TotalAmount family) throws Exception {
        return train(family).stream()
                .map(outcome -> CanonicalDigest.of(((Trained) outcome).artefact(), new TreeMap<>(family.recipe())))
                .toList();
    }

    private static double error(LinearModel model, Transaction row) {
        var time = row.invoiceDate().atZone(ZoneOffset.UTC);
        return model.predict(new double[]{row.quantity(), row.unitPrice(), time.getMonthValue(), time.getDayOfMonth(),
                time.getHour()}) - amount(row);
    }

    private static double amount(Transaction row) {
        return row.quantity() * row.unitPrice();
    }
}
