package dev.tillstream.bench.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.batch.BatchWriter;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;
import dev.tillstream.ingest.detect.RowSources;
import dev.tillstream.ingest.source.RowSource;

/**
 * The sound rows of a workbook of transactions.
 *
 * @param rows in the workbook's order
 */
record TrainingRows(List<Transaction> rows) {

    private static final long SEED = 42;

    static TrainingRows read(Path workbook) {
        List<Transaction> rows = new ArrayList<>();
        try (RowSource source = RowSources.open(workbook)) {
            while (source.next()) {
                if (source.outcome() instanceof RowOutcome.Accepted<?> sound
                        && sound.row() instanceof Transaction row) {
                    rows.add(row);
                }
            }
        } catch (IOException e) {
            throw new BenchmarkFailedException(workbook + " can't be read: " + e.getMessage(), e);
        }
        if (rows.size() < StoredBatches.ROWS) {
            throw new BenchmarkFailedException(workbook + " has " + rows.size() + " transactions, too few");
        }
        return new TrainingRows(rows);
    }

    /** The rows with all of their columns in one file, for others. */
    Path writeCsv(Path csv) {
        try (BatchWriter<Transaction> writer = new BatchWriter<>(Transactions.DATASET, Files.newOutputStream(csv))) {
            rows.forEach(writer::write);
        } catch (IOException e) {
            throw new BenchmarkFailedException(csv + " can't be written: " + e.getMessage(), e);
        }
        return csv;
    }

    /** The rows in order, and from the first one on again behind the last. */
    LongFunction<Transaction> inOrder() {
        return number -> rows.get((int) (number % rows.size()));
    }

    /** As many rows as one likes, of the same distribution everywhere: drawn at random, the same in each run. */
    LongFunction<Transaction> drawn() {
        SplittableRandom random = new SplittableRandom(SEED);
        return number -> rows.get(random.nextInt(rows.size()));
    }
}
