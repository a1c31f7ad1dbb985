package dev.tillstream.trainer.customers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import org.jboss.logging.Logger;

/**
 * Every batch's customers, made once from the batch and then kept in a file of their own; a missing or damaged file is
 * made again. Thread-safe: two threads that make the same file write the same bytes.
 */
public final class CustomerDigests {

    private static final Logger LOG = Logger.getLogger(CustomerDigests.class);

    private final Path folder;
    private final BatchRows batches;

    /** @param folder where the files are kept; made if it does not exist */
    public CustomerDigests(Path folder, BatchRows batches) {
        this.folder = folder;
        this.batches = batches;
    }

    /** The customers of all of a batch's rows. */
    public CustomerCounts of(BatchStored batch) throws BatchUnreadableException {
        Path file = folder.resolve(batch.file() + ".customers");
        try {
            return CustomerFile.read(file, batch.sha256());
        } catch (NoSuchFileException e) {
            LOG.debugf("TILL-TRN-070 batch=%s is digested by customer for the first time", batch.id());
        } catch (IOException e) {
            LOG.warnf("TILL-TRN-071 batch=%s is digested by customer again: %s", batch.id(), e.getMessage());
        }
        CustomerCounts customers = first(batch, batch.rows());
        try {
            Files.createDirectories(file.getParent());
            CustomerFile.write(file, batch.sha256(), customers);
        } catch (IOException e) {
            // Training works without the file; only the next start has to read the batch again.
            LOG.warnf("TILL-TRN-072 batch=%s: the customers can't be kept: %s", batch.id(), e);
        }
        return customers;
    }

    /** The customers of a batch's first rows, read again. */
    CustomerCounts first(BatchStored batch, int rows) throws BatchUnreadableException {
        CustomerCounts customers = new CustomerCounts();
        batches.read(batch, rows, customers::add);
        return customers;
    }
}
