package dev.tillstream.trainer.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchDigester;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import org.jboss.logging.Logger;

/**
 * What is made of every batch's rows, once, and then kept in a file of its own beside others of its kind; a missing or
 * damaged file is made again. Thread-safe: two threads that make the same file write the same bytes.
 *
 * @param <C> what rows are collected in
 * @param <D> what is made of them
 */
public abstract class BatchDigests<C, D> {

    private static final Logger LOG = Logger.getLogger(BatchDigests.class);

    private final Path folder;
    private final BatchRows batches;
    private final String kind;

    /**
     * @param folder where the files are kept; made if it does not exist
     * @param kind how the files' names end
     */
    protected BatchDigests(Path folder, BatchRows batches, String kind) {
        this.folder = folder;
        this.batches = batches;
        this.kind = kind;
    }

    /** Something without a row yet. */
    protected abstract C none();

    /** What adds the row that the fields stand at, each time that it runs. */
    protected abstract Runnable adding(C rows, BatchFields fields);

    protected abstract D digest(C rows);

    /** @throws IOException if there is no good file of that batch */
    protected abstract D read(Path file, String batchSha256) throws IOException;

    protected abstract void write(Path file, String batchSha256, D digest) throws IOException;

    /** The digest of all of a batch's rows, which is made and kept if it is not yet. */
    public final D of(BatchStored batch) throws BatchUnreadableException {
        try {
            return read(file(batch.file()), batch.sha256());
        } catch (NoSuchFileException e) {
            LOG.debugf("TILL-TRN-020 batch=%s digest=%s is made for the first time", batch.id(), kind);
        } catch (IOException e) {
            LOG.warnf("TILL-TRN-021 batch=%s digest=%s is made again: %s", batch.id(), kind, e.getMessage());
        }
        D digest = digest(first(batch, batch.rows()));
        keep(batch, digest);
        return digest;
    }

    /**
     * What makes the digest of a batch, for one that has none.
     *
     * @param batchFile its file, see {@link BatchStored#file}
     */
    public final Optional<BatchDigester> digester(String batchFile) {
        if (Files.exists(file(batchFile))) {
            return Optional.empty();
        }
        return Optional.of(new Digester(file(batchFile)));
    }

    private final class Digester implements BatchDigester {

        private final Path file;
        private final C rows = none();

        private Digester(Path file) {
            this.file = file;
        }

        @Override
        public Runnable on(BatchFields fields) {
            return adding(rows, fields);
        }

        @Override
        public void keep(BatchStored batch) {
            BatchDigests.this.keep(batch, digest(rows));
        }

        /** Families may have digests of the same kind in the same folder. */
        @Override
        public boolean equals(Object other) {
            return other instanceof BatchDigests<?, ?>.Digester digester && file.equals(digester.file);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }
    }

    /** The first rows of a batch, read again. */
    public final C first(BatchStored batch, int rows) throws BatchUnreadableException {
        C collected = none();
        batches.read(batch, rows, fields -> adding(collected, fields));
        return collected;
    }

    private void keep(BatchStored batch, D digest) {
        Path file = file(batch.file());
        try {
            Files.createDirectories(file.getParent());
            write(file, batch.sha256(), digest);
        } catch (IOException e) {
            // Training works without the file; only the next start has to read the batch again.
            LOG.warnf("TILL-TRN-022 batch=%s digest=%s can't be kept: %s", batch.id(), kind, e);
        }
    }

    private Path file(String batchFile) {
        return folder.resolve(batchFile + "." + kind);
    }
}
