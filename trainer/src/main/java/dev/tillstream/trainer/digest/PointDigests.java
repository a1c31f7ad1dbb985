package dev.tillstream.trainer.digest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.transaction.StoredTransaction;
import dev.tillstream.data.transaction.TransactionFields;
import dev.tillstream.trainer.batches.BatchRows;

/** Every batch's distinct points. */
public final class PointDigests extends BatchDigests<PointCounts, WeightedPoints> {

    private final int features;
    private final Function<? super TransactionFields, double[]> point;

    /**
     * @param folder where the files are kept; made if it does not exist
     * @param features values of each point
     * @param point a row's point
     */
    public PointDigests(Path folder, BatchRows batches, int features,
            Function<? super TransactionFields, double[]> point) {
        super(folder, batches, "points");
        this.features = features;
        this.point = point;
    }

    /** A count of no rows yet, for points of this kind. */
    @Override
    public PointCounts none() {
        return new PointCounts(features);
    }

    @Override
    protected Runnable adding(PointCounts rows, BatchFields fields) {
        return StoredTransaction.each(fields, row -> rows.add(point.apply(row), 1));
    }

    @Override
    protected WeightedPoints digest(PointCounts rows) {
        return rows.sorted();
    }

    @Override
    protected WeightedPoints read(Path file, String batchSha256) throws IOException {
        return DigestFile.read(file, batchSha256, features);
    }

    @Override
    protected void write(Path file, String batchSha256, WeightedPoints digest) throws IOException {
        DigestFile.write(file, batchSha256, digest);
    }
}
