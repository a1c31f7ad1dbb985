package dev.tillstream.trainer.batches;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;

import dev.tillstream.data.batch.BatchReader;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.model.Sha256;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.Transactions;

/** The rows of announced batches, handed out only if the file is the one that was announced. Thread-safe. */
public final class BatchRows {

    private static final BatchReader<Transaction> READER = new BatchReader<>(Transactions.DATASET);

    private final Path folder;

    /** @param folder what the names of files are relative to */
    public BatchRows(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Hands the first rows of a batch to the consumer, in order.
     *
     * @param rows how many, at most as many as the batch has
     * @throws BatchUnreadableException if the file is missing, damaged, or has fewer rows
     */
    public void read(BatchStored batch, int rows, Consumer<Transaction> consumer) throws BatchUnreadableException {
        Path file = folder.resolve(batch.file()).normalize();
        if (!file.startsWith(folder)) {
            throw new BatchUnreadableException(batch, "is outside of the folder of batches", null);
        }
        try {
            String sha256 = sha256(file);
            if (!sha256.equals(batch.sha256())) {
                throw new BatchUnreadableException(batch, "has the digest " + sha256 + ", not " + batch.sha256(), null);
            }
            int read = READER.read(file, rows, consumer);
            if (read != rows) {
                throw new BatchUnreadableException(batch, "has " + read + " rows, not " + batch.rows(), null);
            }
        } catch (NoSuchFileException e) {
            throw new BatchUnreadableException(batch, "does not exist in " + folder, e);
        } catch (IOException e) {
            throw new BatchUnreadableException(batch, "can't be read: " + e.getMessage(), e);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return Sha256.finish(digest);
    }
}
