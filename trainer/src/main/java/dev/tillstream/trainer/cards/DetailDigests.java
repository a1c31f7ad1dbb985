package dev.tillstream.trainer.cards;

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

/** Every batch's details, made once from the batch and then kept in a file of their own. */
public final class DetailDigests {

    private static final Logger LOG = Logger.getLogger(DetailDigests.class);

    private final Path folder;
    private final BatchRows batches;
    private final int features;
    private final Function<Transaction, double[]> point;

    /**
     * @param folder where the files are kept; made if it does not exist
     * @param features values of each point
     * @param point a row's point
     */
    public DetailDigests(Path folder, BatchRows batches, int features, Function<Transaction, double[]> point) {
        this.folder = folder;
        this.batches = batches;
        this.features = features;
        this.point = point;
    }

    /** No details yet. */
    PointDetails none() {
        return new PointDetails(point);
    }

    /** The details of all of a batch's rows. */
    PointDetails of(BatchStored batch) throws BatchUnreadableException {
        Path file = folder.resolve(batch.file() + ".details");
        try {
            return DetailFile.read(file, batch.sha256(), features, none());
        } catch (NoSuchFileException e) {
            LOG.debugf("TILL-TRN-050 batch=%s is looked at in detail for the first time", batch.id());
        } catch (IOException e) {
            LOG.warnf("TILL-TRN-051 batch=%s is looked at in detail again: %s", batch.id(), e.getMessage());
        }
        PointDetails details = first(batch, batch.rows());
        try {
            Files.createDirectories(file.getParent());
            DetailFile.write(file, batch.sha256(), features, details);
        } catch (IOException e) {
            // Cards are made without the file; only the next start has to read the batch again.
            LOG.warnf("TILL-TRN-052 batch=%s: the details can't be kept: %s", batch.id(), e);
        }
        return details;
    }

    /** The details of a batch's first rows, read again. */
    PointDetails first(BatchStored batch, int rows) throws BatchUnreadableException {
        PointDetails details = none();
        batches.read(batch, rows, details::add);
        return details;
    }
}
