package dev.tillstream.trainer.batches;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.batch.BatchFormatException;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.BatchStored.ClosedBy;
import dev.tillstream.data.event.OffsetRange;
import dev.tillstream.data.model.Sha256;

/** The rows of announced batches, handed out only if the file is the one that was announced. Thread-safe. */
public final class BatchRows {

    private final Path folder;

    /** @param folder what the names of files are relative to */
    public BatchRows(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Hands the first rows of a batch to the reader, in order. The file is read once, so that only at its end it is known
     * to be the one that was announced: what the reader has made of the rows is void if this fails.
     *
     * @param rows how many, at most as many as the batch has
     * @throws BatchUnreadableException if the file is missing, damaged, or has fewer rows, or nobody knows its dataset
     */
    public void read(BatchStored batch, int rows, RowReader reader)
            throws BatchUnreadableException {
        Dataset<?> dataset = Datasets.named(batch.dataset())
                .orElseThrow(() -> new BatchUnreadableException(batch, "is of the unknown dataset " + batch.dataset(),
                        null));
        Path file = folder.resolve(batch.file()).normalize();
        if (!file.startsWith(folder)) {
            throw new BatchUnreadableException(batch, "is outside of the folder of batches", null);
        }
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), Sha256.start())) {
            Optional<BatchFormatException> wrong = handOut(dataset, batch, in, rows, reader);
            in.transferTo(OutputStream.nullOutputStream());
            String sha256 = Sha256.finish(in.getMessageDigest());
            if (!sha256.equals(batch.sha256())) {
                throw new BatchUnreadableException(batch, "has the digest " + sha256 + ", not " + batch.sha256(), null);
            }
            if (wrong.isPresent()) {
                throw wrong.get();
            }
        } catch (NoSuchFileException e) {
            throw new BatchUnreadableException(batch, "does not exist in " + folder, e);
        } catch (IOException e) {
            throw new BatchUnreadableException(batch, "can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Hands all rows of a file to the reader that nobody has announced, in order.
     *
     * @param dataset that the rows are of
     * @param file relative to the folder
     * @return the batch as the batcher would have announced it, but for the limit that closed it
     * @throws IOException if it can't be read, is of another dataset, or has no row
     */
    public BatchStored readUnannounced(Dataset<?> dataset, String file, OffsetRange offsets, RowReader reader)
            throws IOException {
        Path path = folder.resolve(file);
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(path), Sha256.start())) {
            BatchFields fields = new BatchFields(dataset, in, path);
            Runnable row = reader.on(fields);
            int rows = 0;
            while (fields.next()) {
                row.run();
                rows++;
            }
            if (rows == 0) {
                throw new BatchFormatException(path, 0, "has no row");
            }
            return new BatchStored(dataset.name(), offsets, file, rows, Files.size(path),
                    Sha256.finish(in.getMessageDigest()), ClosedBy.END_OF_FILE,
                    Files.getLastModifiedTime(path).toInstant());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What is wrong with the rows, if something is. */
    private static Optional<BatchFormatException> handOut(Dataset<?> dataset, BatchStored batch, InputStream in,
            int rows, RowReader reader) throws IOException {
        Path file = Path.of(batch.file());
        try {
            BatchFields fields = new BatchFields(dataset, in, file);
            Runnable row = reader.on(fields);
            for (int read = 0; read < rows; read++) {
                if (!fields.next()) {
                    return Optional.of(new BatchFormatException(file, 0, "has " + read + " rows, not " + batch.rows()));
                }
                row.run();
            }
            return Optional.empty();
        } catch (BatchFormatException e) {
            return Optional.of(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof BatchFormatException wrong) {
                return Optional.of(wrong);
            }
            throw e.getCause();
        }
    }
}
