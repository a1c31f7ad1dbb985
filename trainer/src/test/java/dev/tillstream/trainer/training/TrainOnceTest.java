package dev.tillstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tillstream.data.batch.BatchFileName;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchFolder;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.Outbox;
import dev.tillstream.trainer.store.StoreSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainOnceTest {

    private static final Outbox NOBODY = (key, value) -> {};

    @TempDir
    Path folder;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void closePool() {
        pool.shutdownNow();
    }

    @Test
    void shouldMakeModelsThatTheServiceNeedNotMakeAgain() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(batchesPath());
        rows(1_000, 900, 4_321).forEach(batches::addRows);
        // When
        TrainOnce.Result result = train();
        // Then
        assertThat(result.failure()).isNull();
        assertThat(result.versions()).extracting(VersionResult::family, VersionResult::version)
                .containsExactly(tuple("transaction-clusters", 1), tuple("transaction-clusters", 2),
                        tuple("transaction-clusters", 3), tuple("customer-clusters", 1),
                        tuple("customer-clusters", 2), tuple("customer-clusters", 3), tuple("total-amount", 1),
                        tuple("total-amount", 2), tuple("total-amount", 3), tuple("high-value-customer", 1),
                        tuple("high-value-customer", 2), tuple("high-value-customer", 3),
                        tuple("quantity-category", 1), tuple("quantity-category", 2), tuple("quantity-category", 3));
        assertThat(result.versions()).allSatisfy(version -> assertThat(version.refused()).isNull());
        assertThat(service().train("online-retail", batches.batches(), false, log()).finished().versions()).isEmpty();
        assertThat(folder.resolve("models/models_info.json")).content().contains("\"model_3\"").contains("6221");
    }

    @Test
    void shouldBeGoodThoughOneFamilyIsRefused() throws Exception {
        // Given: of one customer, so that nobody else is there to judge by
        BatchFolder batches = new BatchFolder(batchesPath());
        batches.addRows(rows(400).get(0).stream().map(TrainOnceTest::ofOneCustomer).toList());
        // When
        TrainOnce.Result result = train();
        TrainOnce.Result again = train();
        // Then
        assertThat(result.versions()).filteredOn(version -> version.refused() != null)
                .extracting(VersionResult::family).contains("high-value-customer");
        assertThat(result.versions()).filteredOn(version -> version.refused() == null)
                .extracting(VersionResult::family).contains("transaction-clusters");
        assertThat(result.isGood()).isTrue();
        assertThat(again.versions()).isNotEmpty().allSatisfy(version -> assertThat(version.refused()).isNotNull());
        assertThat(again.isGood()).isTrue();
    }

    @Test
    void shouldNotBeGoodWithoutAnyModel() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(batchesPath());
        batches.add(new double[]{1, 2}, new double[]{1, 2});
        // When
        TrainOnce.Result result = train();
        // Then
        assertThat(result.versions()).isNotEmpty().allSatisfy(version -> assertThat(version.refused()).isNotNull());
        assertThat(result.failure()).isNull();
        assertThat(result.isGood()).isFalse();
    }

    private static Transaction ofOneCustomer(Transaction row) {
        return new Transaction(row.invoiceNo(), row.stockCode(), row.description(), row.quantity(), row.invoiceDate(),
                row.unitPrice(), "12345", row.country());
    }

    @Test
    void shouldTrainOnlyWhatHasChanged() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(batchesPath());
        rows(500).forEach(batches::addRows);
        train();
        // When
        TrainOnce.Result again = train();
        rows(500).forEach(batches::addRows);
        TrainOnce.Result more = train();
        // Then
        assertThat(again.versions()).isEmpty();
        assertThat(more.versions()).filteredOn(version -> !version.family().equals("high-value-customer"))
                .hasSize(12).allSatisfy(version -> assertThat(version.revision()).isEqualTo(2));
        assertThat(more.versions()).filteredOn(version -> version.family().equals("high-value-customer"))
                .extracting(VersionResult::version, VersionResult::rows, VersionResult::revision)
                .containsExactly(tuple(2, 500L, 1L));
    }

    @Test
    void shouldNameTheLineThatCantBeRead() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(batchesPath());
        rows(10).forEach(batches::addRows);
        Path file = batches.file(batches.batches().get(0));
        Files.writeString(file, Files.readString(file) + "1,2\n");
        // Then
        assertThatThrownBy(this::train).isInstanceOf(IOException.class)
                .hasMessage(file.getFileName() + ", line 12: 2 fields instead of 8");
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void shouldNotGuessTheOrderOfPartitions() throws Exception {
        // Given
        BatchFolder batches = new BatchFolder(batchesPath());
        rows(10).forEach(batches::addRows);
        OffsetRange other = new OffsetRange("retail-transactions", 1, 0, 9);
        Files.copy(batches.file(batches.batches().get(0)), batchesPath().resolve(
                BatchFileName.of(other)));
        // Then
        assertThatThrownBy(this::train).isInstanceOf(IOException.class).hasMessageContaining("several partitions");
    }

    @Test
    void shouldSayThatAFolderHasNoBatches() throws Exception {
        Files.createDirectories(batchesPath());
        Files.writeString(batchesPath().resolve("notes.csv"), "nothing");
        assertThatThrownBy(this::train).isInstanceOf(IOException.class).hasMessageContaining("has no batches");
    }

    private TrainOnce.Result train() throws Exception {
        return new TrainOnce(config(), FamilyCatalogue.of(config()).all(), pool, Clock.systemUTC()).train(log());
    }

    private TrainingRound service() throws IOException {
        List<ModelPublication> publications = new ArrayList<>();
        for (Family family : FamilyCatalogue.of(config()).all()) {
            publications.add(new ModelPublication(family, new StoreSettings(config().modelsPath(), 10, 1_000),
                    new ModelTopics(NOBODY, NOBODY, NOBODY), Clock.systemUTC()));
        }
        DriftLimits none = new DriftLimits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        return new TrainingRound(publications, Gate.of(config().gate()),
                new DriftWatch(new BatchLedger(), none, 5, some -> {}, some -> {}), pool, Clock.systemUTC());
    }

    private static RunLog log() {
        return new RunLog(Clock.systemUTC());
    }

    private Path batchesPath() {
        return folder.resolve("batches");
    }

    private static List<List<Transaction>> rows(int... sizes) {
        List<List<Transaction>> batches = new ArrayList<>();
        for (int size : sizes) {
            List<Transaction> rows = new ArrayList<>();
            TransactionGenerator.generate(size, size, rows::add);
            batches.add(rows);
        }
        return batches;
    }

    private TrainerConfig config() {
        return new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(TrainerConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("DATA_OUTPUT_PATH", batchesPath().toString(),
                        "MODELS_PATH", folder.resolve("models").toString()), "test", 100))
                .build().getConfigMapping(TrainerConfig.class);
    }
}
