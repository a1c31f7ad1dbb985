package dev.tillstream.trainer.customervalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.LogisticModel;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.TrainerConfig.ValueRule;
import dev.tillstream.trainer.family.ConsecutiveBatches;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.rows.RowFamilyFixture;
import org.junit.jupiter.api.Test;

class HighValueCustomerTest extends RowFamilyFixture {

    @Test
    void shouldRecogniseLinesOfLargeCustomersThatItHasNotSeen() throws Exception {
        // Given
        for (int batch = 0; batch < 4; batch++) {
            batches.addRows(sales(2_000, batch));
        }
        // When
        List<Outcome> outcomes = train(family(new LabelRule(ValueRule.REVENUE_THRESHOLD, 1_100)));
        // Then
        assertThat(outcomes).extracting(outcome -> outcome.slice().provenance().firstBatch()).containsExactly(
                "retail-transactions-0-2000", "retail-transactions-0-4000", "retail-transactions-0-6000");
        for (Outcome outcome : outcomes) {
            Trained trained = (Trained) outcome;
            assertThat(trained.metrics().get("roc_auc")).isGreaterThan(0.85);
            assertThat(trained.metrics().get("roc_auc_baseline")).isEqualTo(0.5);
            assertThat(trained.metrics().get("log_loss")).isLessThan(trained.metrics().get("log_loss_baseline"));
            assertThat(trained.metrics().get("recall")).isGreaterThan(0.7);
            assertThat(trained.probes()).hasSize(64)
                    .allSatisfy(probe -> assertThat(probe.agreesWith(trained.artefact().predictor())).isTrue());
            assertThat(ArtefactJson.read(ArtefactJson.write(trained.artefact()))).isEqualTo(trained.artefact());
            assertThat(trained.rowsLeftOut().get("no-customer")).isPositive();
            assertThat(trained.evaluation().trainedRows() + trained.evaluation().heldOutRows()
                    + trained.rowsLeftOut().get("no-customer")).isEqualTo(2_000);
        }
    }

    /** Though the classes weigh the same in the training: of all rows as many are of the class as it expects. */
    @Test
    void shouldExpectTheRareClassAsOftenAsItIs() throws Exception {
        // Given
        batches.addRows(sales(8_000, 3));
        // When
        Trained trained = (Trained) train(family()).get(0);
        // Then
        double rows = trained.evaluation().heldOutRows();
        double predicted = trained.evaluation().calibration().stream().mapToDouble(bin -> bin.predicted() * bin.rows())
                .sum() / rows;
        double observed = trained.evaluation().calibration().stream().mapToDouble(bin -> bin.observed() * bin.rows())
                .sum() / rows;
        assertThat(observed).isBetween(0.01, 0.4);
        assertThat(predicted).isCloseTo(observed, within(0.08));
        assertThat(((LogisticModel) trained.artefact()).threshold()).isBetween(0.01, 0.4);
    }

    @Test
    void shouldMakeTheSameModelOnEveryRun() throws Exception {
        // Given
        batches.addRows(sales(1_500, 1));
        // Then
        assertThat(digest()).isEqualTo(digest());
    }

    @Test
    void shouldRefuseABatchOfOneClassClearly() throws Exception {
        // Given
        List<Transaction> alike = new ArrayList<>();
        for (int customer = 0; customer < 60; customer++) {
            alike.add(row("" + customer, 2, 5));
        }
        BatchStored batch = batches.addRows(alike);
        // When
        Refused refused = (Refused) train(family(new LabelRule(ValueRule.REVENUE_THRESHOLD, 1_000))).get(0);
        // Then
        assertThat(batch.rows()).isEqualTo(60);
        assertThat(refused.why()).contains("0 are of customers of high value", "both classes are needed");
    }

    @Test
    void shouldRefuseABatchWithoutCustomersClearly() throws Exception {
        // Given
        batches.addRows(List.of(row(null, 2, 5), row(null, 7, 5)));
        // Then
        assertThat(((Refused) train(family()).get(0)).why()).contains("of the 0 rows to train on");
    }

    private String digest() throws Exception {
        HighValueCustomer family = family();
        return CanonicalDigest.of(((Trained) train(family).get(0)).artefact(), new TreeMap<>(family.recipe()));
    }

    private HighValueCustomer family() {
        return family(new LabelRule(ValueRule.REVENUE_SHARE, 0.25));
    }

    private HighValueCustomer family(LabelRule rule) {
        return new HighValueCustomer(settings(new ConsecutiveBatches()), rule,
                new TribuoLogistic.Settings(20, 0.1, 42));
    }

    /** One customer of ten buys much of everything. */
    private static List<Transaction> sales(int rows, long seed) {
        Random random = new Random(seed);
        List<Transaction> sales = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int customer = random.nextInt(150);
            int quantity = customer % 10 == 0 ? 20 + random.nextInt(60) : 1 + random.nextInt(25);
            sales.add(row(customer % 25 == 24 ? null : "" + customer, quantity, 1 + random.nextInt(40) / 10.0));
        }
        return sales;
    }
}
