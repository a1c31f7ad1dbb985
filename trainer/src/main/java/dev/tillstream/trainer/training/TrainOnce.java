package dev.tillstream.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.tillstream.data.batch.BatchFileName;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.batches.RowReader;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.Outbox;
import dev.tillstream.trainer.store.StoreSettings;

/**
 * One training of what is in a folder of batches, without Kafka: the same models in the same store as the service would
 * make of the same batches, which announces them, and makes their cards, when it is started on that store.
 */
final class TrainOnce {

    /** A batch file of one partition, by its name. */
    private record BatchFile(String name, OffsetRange offsets) {}

    /**
     * What came of it.
     *
     * @param versions that were trained or refused
     * @param failure why some families were not trained; null if all were
     * @param hasModels whether the store has any model afterwards
     */
    record Result(List<VersionResult> versions, String failure, boolean hasModels) {
        /** A refusal is an answer, not a failure, as long as there is a model of anything. */
        boolean isGood() {
            return failure == null && hasModels;
        }
    }

    private static final Outbox NOBODY = (key, value) -> {};

    private final TrainerConfig config;
    private final List<Family> families;
    private final ExecutorService pool;
    private final Clock clock;

    /**
     * @param families of which those of invoices are trained
     * @param pool for reading and training in parallel
     */
    TrainOnce(TrainerConfig config, List<Family> families, ExecutorService pool, Clock clock) {
        this.config = config;
        this.families = families.stream().filter(family -> family.dataset().equals(Transactions.DATASET.name()))
                .toList();
        this.pool = pool;
        this.clock = clock;
    }

    /** As many threads as are configured. */
    static ExecutorService pool(TrainerConfig config) {
        return Executors.newFixedThreadPool(
                config.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Trains every version whose rows or settings have changed since it was trained into the store.
     *
     * @throws IOException if the folder has no batches, or those of several partitions, whose order it does not tell; or
     *         if one can't be read, or a model not be stored
     */
    Result train(RunLog log) throws IOException, InterruptedException {
        BatchLedger ledger = new BatchLedger();
        for (BatchStored batch : digested(files())) {
            if (ledger.add(batch) == BatchLedger.Entry.OVERLAPPING) {
                throw new IOException(batch.file() + " has rows that another batch has, too");
            }
        }
        StoreSettings store = StoreSettings.of(config);
        List<ModelPublication> publications = new ArrayList<>();
        for (Family family : families) {
            publications.add(new ModelPublication(family, store, new ModelTopics(NOBODY, NOBODY, NOBODY), clock));
        }
        DriftWatch drift = new DriftWatch(ledger, DriftLimits.of(config.drift()), config.drift().batches(),
                measured -> {}, exceeded -> {});
        TrainingRound round = new TrainingRound(publications, Gate.of(config.gate()), drift, pool, clock);
        String dataset = Transactions.DATASET.name();
        TrainingRound.Result result = round.train(dataset, ledger.batches(dataset), false, log);
        // Nobody hears of them, but models_info.json is written and old revisions go.
        round.announceNewest();
        return new Result(result.finished().versions(), result.failure(),
                publications.stream().anyMatch(publication -> !publication.isEmpty()));
    }

    /** In the order of their rows. */
    private List<BatchFile> files() throws IOException {
        List<BatchFile> files;
        try (Stream<Path> all = Files.list(config.batchesPath())) {
            files = all.map(file -> file.getFileName().toString())
                    .flatMap(name -> BatchFileName.parse(name).map(offsets -> new BatchFile(name, offsets)).stream())
                    .filter(file -> file.offsets.topic().equals(Transactions.DATASET.topic()))
                    .sorted(Comparator.comparingLong(file -> file.offsets.first())).toList();
        }
        if (files.isEmpty()) {
            throw new IOException(config.batchesPath() + " has no batches of " + Transactions.DATASET.topic());
        }
        if (files.stream().mapToInt(file -> file.offsets.partition()).distinct().count() > 1) {
            throw new IOException(config.batchesPath() + " has batches of several partitions, whose order only the "
                    + "stream tells");
        }
        return files;
    }

    private List<BatchStored> digested(List<BatchFile> files) throws IOException, InterruptedException {
        BatchRows rows = new BatchRows(config.batchesPath());
        List<Future<BatchStored>> digesting = new ArrayList<>();
        for (BatchFile file : files) {
            digesting.add(pool.submit(() -> digested(rows, file)));
        }
        List<BatchStored> batches = new ArrayList<>();
        for (Future<BatchStored> batch : digesting) {
            try {
                batches.add(batch.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException why) {
                    throw why;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return batches;
    }

    private BatchStored digested(BatchRows rows, BatchFile file) throws IOException {
        List<BatchDigester> digesters = families.stream().flatMap(family -> family.digester(file.name).stream())
                .distinct().toList();
        BatchStored batch = rows.readUnannounced(Transactions.DATASET, file.name, file.offsets,
                RowReader.all(digesters));
        digesters.forEach(digester -> digester.keep(batch));
        return batch;
    }
}
