package dev.tillstream.trainer.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import org.jboss.logging.Logger;

/**
 * Every batch's points, made once from the batch and then kept in a file of their own; a missing or damaged file is
 * made again. Thread-safe: two threads that make the same file write the same bytes.
 */
public final class PointDigests {

    private static final Logger LOG = Logger.getLogger(PointDigests.class);

    private final Path folder;
    private final BatchRows batches;
    private final int features;
    private final Function<Transaction, double[]> point;

    /**
     * @param folder where the files are kept; made if it does not exist
     * @param features values of each point
     * @param point a row's point
     */
    public PointDigests(Path folder, BatchRows batches, int features, Function<Transaction, double[]> point) {
        this.folder = folder;
        this.batches = batches;
        this.features = features;
        this.point = point;
    }

    /** The points of all of a batch's rows. */
    public WeightedPoints of(BatchStored batch) throws BatchUnreadableException {
        Path file = folder.resolve(batch.file() + ".points");
        try {
            return DigestFile.read(file, batch.sha256(), features);
        } catch (NoSuchFileException e) {
            LOG.debugf("TILL-TRN-020 batch=%s is digested for the first time", batch.id());
        } catch (IOException e) {
            LOG.warnf("TILL-TRN-021 batch=%s is digested again: %s", batch.id(), e.getMessage());
        }
        WeightedPoints points = make(batch);
        try {
            Files.createDirectories(file.getParent());
            DigestFile.write(file, batch.sha256(), points);
        } catch (IOException e) {
            // Training works without the file; only the next start has to read the batch again.
            LOG.warnf("TILL-TRN-022 batch=%s: the digest can't be kept: %s", batch.id(), e);
        }
        return points;
    }

    /** Adds the points of the first rows of a batch. */
    public void addFirst(BatchStored batch, int rows, PointCounts counts) throws BatchUnreadableException {
        batches.read(batch, rows, row -> counts.add(point.apply(row), 1));
    }

    /** A count of no rows yet, for points of this kind. */
    public PointCounts none() {
        return new PointCounts(features);
    }

    private WeightedPoints make(BatchStored batch) throws BatchUnreadableException {
        PointCounts counts = none();
        addFirst(batch, batch.rows(), counts);
        return counts.sorted();
    }
}
