package dev.tillstream.trainer.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.ArtefactJson;
import dev.tillstream.data.model.CanonicalDigest;
import dev.tillstream.data.model.DecisionTree;
import dev.tillstream.data.model.ForestModel;
import dev.tillstream.data.model.ModelClass;
import dev.tillstream.data.model.Probe;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.family.ArrivalClock;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Outcome.Refused;
import dev.tillstream.trainer.family.Outcome.Trained;
import dev.tillstream.trainer.family.Thirds;
import dev.tillstream.trainer.family.VersionPolicy;
import dev.tillstream.trainer.family.Windows;
import dev.tillstream.trainer.rows.RowFamilyFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.ModelProto;

class QuantityCategoryTest extends RowFamilyFixture {

    private static final TribuoForest.Settings FOREST = new TribuoForest.Settings(8, 6, 10, 2, 500, 42);

    private final List<BatchStored> arrived = new ArrayList<>();
    @Test
    void shouldTellCategoriesOfCustomersThatItHasNotSeen() throws Exception {
        // Given
        arrive(0, sales(3_000, 1, row -> 1 + row % 90));
        // When
        List<Outcome> outcomes = train(family(FOREST), arrived, pool);
        // Then
        assertThat(outcomes).extracting(outcome -> outcome.slice().version()).containsExactly(1, 2, 3);
        Trained trained = (Trained) outcomes.get(0);
        assertThat(trained.classes()).extracting(ModelClass::name).containsExactly("low", "medium", "high");
        assertThat(trained.classes()).allSatisfy(some -> assertThat(some.rows()).isBetween(600L, 1_000L));
        assertThat(trained.classes().get(0).below()).isBetween(29.0, 33.0);
        assertThat(trained.metrics().get("macro_f1")).isGreaterThan(0.95);
        assertThat(trained.metrics().get("macro_f1_baseline")).isLessThan(0.25);
        assertThat(trained.metrics().get("log_loss")).isLessThan(0.3 * trained.metrics().get("log_loss_baseline"));
        assertThat(trained.evaluation().trainedRows() + trained.evaluation().heldOutRows()).isEqualTo(3_000);
        assertThat(trained.evaluation().confusion().stream().flatMap(List::stream).mapToLong(Long::longValue).sum())
                .isEqualTo(trained.evaluation().heldOutRows());
        assertThat(ArtefactJson.read(ArtefactJson.write(trained.artefact()))).isEqualTo(trained.artefact());
        assertThat(outcomes).extracting(outcome -> ((Trained) outcome).artefact()).containsOnly(trained.artefact());
    }

    @Test
    void shouldGiveWhatTheStoredModelOfTribuoGives() throws Exception {
        // Given
        arrive(0, sales(1_000, 2, row -> 1 + row % 40));
        Trained trained = (Trained) train(family(FOREST), arrived, pool).get(0);
        ForestModel artefact = (ForestModel) trained.artefact();
        // When
        Model<Label> stored = Model.deserialize(ModelProto.parseFrom(trained.nativeModel())).castModel(Label.class);
        // Then
        assertThat(trained.probes()).hasSize(64);
        for (Probe probe : trained.probes()) {
            assertThat(probe.agreesWith(artefact)).isTrue();
            ArrayExample<Label> example = new ArrayExample<>(new Label("?"),
                    artefact.features().toArray(String[]::new), probe.input());
            double[] theirs = artefact.classes().stream()
                    .mapToDouble(name -> stored.predict(example).getOutputScores().get(name).getScore()).toArray();
            assertThat(artefact.votesOf(probe.answer())).containsExactly(theirs, within(1e-9));
        }
    }

    @Test
    void shouldMakeTheSameForestOnOneThreadAsOnTwo() throws Exception {
        // Given
        arrive(0, sales(1_500, 3, row -> 1 + row % 50));
        ExecutorService single = Executors.newSingleThreadExecutor();
        // When
        QuantityCategory family = family(FOREST);
        String one = digest(family, single);
        String two = digest(family, pool);
        single.shutdown();
        // Then
        assertThat(one).isEqualTo(two).isNotEqualTo(digest(family(new TribuoForest.Settings(8, 6, 10, 2, 500, 43)),
                pool));
    }

    /** Of a hundred lines nine are of more than one item. */
    @Test
    void shouldGrowEachTreeOnAsManyRowsOfARareCategory() throws Exception {
        // Given
        arrive(0, sales(3_000, 4, row -> row % 100 < 35 ? 1 : row % 100 < 91 ? 2 : 3 + row % 7));
        // When
        Trained trained = (Trained) train(family(FOREST), arrived, pool).get(0);
        // Then
        ForestModel forest = (ForestModel) trained.artefact();
        assertThat(forest.shares()[2]).isBetween(0.07, 0.11);
        for (DecisionTree tree : forest.trees()) {
            int[] ofClass = new int[3];
            for (int i = 0; i < tree.rows().length; i++) {
                ofClass[i % 3] += tree.rows()[i];
            }
            assertThat(ofClass).containsExactly(167, 167, 166);
        }
        assertThat(trained.metrics().get("macro_f1")).isGreaterThan(0.95);
    }

    /** Though each tree was grown on as many: of all rows as many are of the category as the forest expects. */
    @Test
    void shouldExpectARareCategoryAsOftenAsItIs() throws Exception {
        // Given: a category that the one feature in use says nothing of
        arrive(0, sales(4_000, 5, row -> row % 10 == 0 ? 50 : row % 10 < 5 ? 2 : 1));
        // When
        Trained trained = (Trained) train(family(new TribuoForest.Settings(20, 1, 10, 1, 500, 42)), arrived, pool)
                .get(0);
        // Then
        ForestModel forest = (ForestModel) trained.artefact();
        double[] expected = new double[3];
        trained.probes().forEach(probe -> {
            double[] probabilities = forest.probabilitiesOf(probe.answer());
            assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
            for (int c = 0; c < 3; c++) {
                expected[c] += probabilities[c] / trained.probes().size();
            }
        });
        assertThat(forest.shares()).containsExactly(new double[]{0.5, 0.4, 0.1}, within(0.03));
        assertThat(expected).containsExactly(forest.shares(), within(0.12));
    }

    @Test
    void shouldMergeCategoriesBetweenWhichNoQuantityLies() throws Exception {
        // Given
        arrive(0, sales(1_000, 6, row -> row % 10 < 8 ? 1 : 12));
        // When
        Trained trained = (Trained) train(family(FOREST), arrived, pool).get(0);
        // Then
        assertThat(trained.classes()).extracting(ModelClass::name).containsExactly("low", "high");
        assertThat(((ForestModel) trained.artefact()).classes()).containsExactly("low", "high");
    }

    @ParameterizedTest
    @CsvSource({"1", "10"})
    void shouldRefuseRowsOfOneCategoryClearly(int every) throws Exception {
        // Given
        arrive(0, sales(200, 7, row -> row % every == 0 ? 6 : 7));
        // Then
        assertThat(((Refused) train(family(FOREST), arrived, pool).get(0)).why()).contains(
                "have the largest quantity that all are of one category", "two are needed");
    }

    @Test
    void shouldRefuseRowsThatItCantBeJudgedBy() throws Exception {
        // Given
        arrive(0, List.of(row("1", 2, 3), row("1", 4, 3)));
        // Then
        assertThat(((Refused) train(family(FOREST), arrived, pool).get(0)).why()).contains("to train on",
                "held-out rows to judge by; both are needed");
    }

    /** Tribuo would part minus zero from zero, and finite numbers from infinite ones, but not find the way again. */
    @Test
    void shouldTrainOnAmountsThatAreMinusZeroOrTooLarge() throws Exception {
        // Given
        List<Transaction> rows = new ArrayList<>(sales(600, 11, row -> 1 + row % 30));
        for (int row = 0; row < 600; row++) {
            rows.add(row("" + row % 50, row % 40 - 20, row % 4 < 2 ? 0 : row % 4 == 2 ? 1e300 : 1.7e308));
        }
        arrive(0, rows);
        // When
        Outcome outcome = train(family(new TribuoForest.Settings(30, 12, 2, 1, 1_000, 42)), arrived, pool).get(0);
        // Then
        assertThat(outcome).isInstanceOf(Trained.class);
        assertThat(((Trained) outcome).metrics().get("macro_f1")).isGreaterThan(0.9);
    }

    @Test
    void shouldReadNoRowsBehindItsWindows() throws Exception {
        // Given
        arrive(0, sales(500, 8, row -> 1 + row % 30));
        arrive(7, sales(500, 9, row -> 1 + row % 30));
        BatchStored late = arrive(15, sales(500, 10, row -> 1 + row % 30));
        Files.delete(batches.file(late));
        // When
        List<Outcome> outcomes = train(family(FOREST), arrived, pool);
        // Then
        assertThat(outcomes).allMatch(Trained.class::isInstance).extracting(outcome -> outcome.slice().rows())
                .containsExactly(500L, 1_000L, 1_000L);
        assertThat(((Trained) outcomes.get(2)).artefact()).isEqualTo(((Trained) outcomes.get(1)).artefact());
        assertThat(((Trained) outcomes.get(0)).artefact()).isNotEqualTo(((Trained) outcomes.get(1)).artefact());
    }

    @Test
    void shouldTrainOnTheFirstRowsOfABatchThatASliceCuts() throws Exception {
        // Given
        List<Transaction> rows = sales(900, 12, row -> 1 + row % 30);
        arrive(0, rows);
        Trained third = (Trained) train(family(FOREST, new Thirds()), arrived, pool).get(0);
        // When
        batches = new BatchFolder(home.resolve("batches"), "first-rows");
        arrived.clear();
        arrive(0, rows.subList(0, 300));
        // Then
        assertThat(third.slice().rows()).isEqualTo(300);
        assertThat(third.evaluation().trainedRows() + third.evaluation().heldOutRows()).isEqualTo(300);
        assertThat(((Trained) train(family(FOREST), arrived, pool).get(0)).artefact()).isEqualTo(third.artefact());
    }

    @Test
    void shouldNameTheSettingThatCantBe() {
        assertThatThrownBy(() -> new TribuoForest.Settings(1, 6, 10, 2, 500, 42))
                .hasMessage("trainer.quantity-category.trees can't be 1");
        assertThatThrownBy(() -> new TribuoForest.Settings(8, 6, 10, 7, 500, 42))
                .hasMessage("trainer.quantity-category.features-per-split can't be 7");
    }

    private String digest(QuantityCategory family, ExecutorService threads) throws Exception {
        return CanonicalDigest.of(((Trained) train(family, arrived, threads).get(0)).artefact(),
                new TreeMap<>(family.recipe()));
    }

    private QuantityCategory family(TribuoForest.Settings forest) {
        return family(forest, new Windows(List.of(Duration.ofSeconds(5), Duration.ofSeconds(10),
                Duration.ofSeconds(15)), new ArrivalClock()));
    }

    private QuantityCategory family(TribuoForest.Settings forest, VersionPolicy versions) {
        return new QuantityCategory(settings(versions), List.of("low", "medium", "high"), forest);
    }

    private BatchStored arrive(int second, List<Transaction> rows) {
        BatchStored stored = batches.addRows(rows);
        BatchStored batch = new BatchStored(stored.dataset(), stored.offsets(), stored.file(), stored.rows(),
                stored.bytes(), stored.sha256(), stored.closedBy(), TIME.plusSeconds(second));
        arrived.add(batch);
        return batch;
    }

    private static List<Transaction> sales(int rows, long seed, IntUnaryOperator quantity) {
        Random random = new Random(seed);
        List<Transaction> sales = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            sales.add(row("" + random.nextInt(150), quantity.applyAsInt(row), 1 + random.nextInt(40) / 10.0));
        }
        return sales;
    }
}
