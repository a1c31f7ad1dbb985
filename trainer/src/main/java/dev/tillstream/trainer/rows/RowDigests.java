package dev.tillstream.trainer.rows;

import java.io.IOException;
import java.nio.file.Path;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.transaction.StoredTransaction;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.BatchDigests;

/** Every batch's columns, which hold all of its rows: a batch that a slice cuts is not read again. */
public final class RowDigests extends BatchDigests<RowColumns, RowColumns> {

    /** @param folder where the files are kept; made if it does not exist */
    public RowDigests(Path folder, BatchRows batches) {
        super(folder, batches, "rows");
    }

    @Override
    protected RowColumns none() {
        return new RowColumns();
    }

    @Override
    protected Runnable adding(RowColumns rows, BatchFields fields) {
        return StoredTransaction.each(fields, rows::add);
    }

    @Override
    protected RowColumns digest(RowColumns rows) {
        return rows;
    }

    @Override
    protected RowColumns read(Path file, String batchSha256) throws IOException {
        return RowFile.read(file, batchSha256);
    }

    @Override
    protected void write(Path file, String batchSha256, RowColumns digest) throws IOException {
        RowFile.write(file, batchSha256, digest);
    }
}
