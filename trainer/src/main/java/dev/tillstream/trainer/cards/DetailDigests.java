package dev.tillstream.trainer.cards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.transaction.StoredTransaction;
import dev.tillstream.data.transaction.TransactionFields;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.BatchDigests;

/** Every batch's details. */
public final class DetailDigests extends BatchDigests<PointDetails, PointDetails> {

    private final int features;
    private final Function<? super TransactionFields, double[]> point;

    /**
     * @param folder where the files are kept; made if it does not exist
     * @param features values of each point
     * @param point a row's point
     */
    public DetailDigests(Path folder, BatchRows batches, int features,
            Function<? super TransactionFields, double[]> point) {
        super(folder, batches, "details");
        this.features = features;
        this.point = point;
    }

    @Override
    protected PointDetails none() {
        return new PointDetails(point);
    }

    @Override
    protected Runnable adding(PointDetails rows, BatchFields fields) {
        return StoredTransaction.each(fields, rows::add);
    }

    @Override
    protected PointDetails digest(PointDetails rows) {
        return rows;
    }

    @Override
    protected PointDetails read(Path file, String batchSha256) throws IOException {
        return DetailFile.read(file, batchSha256, features, none());
    }

    @Override
    protected void write(Path file, String batchSha256, PointDetails digest) throws IOException {
        DetailFile.write(file, batchSha256, features, digest);
    }
}
