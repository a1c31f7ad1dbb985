package dev.tillstream.trainer.products;

import java.io.IOException;
import java.nio.file.Path;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.product.StoredProduct;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.BatchDigests;
import dev.tillstream.trainer.digest.GrowingDigest;

/** Every batch's products. */
public final class ProductDigests extends BatchDigests<LatestProducts, LatestProducts> {

    /** @param folder where the files are kept; made if it does not exist */
    public ProductDigests(Path folder, BatchRows batches) {
        super(folder, batches, "products");
    }

    /** Products of a slice that grows. */
    public GrowingDigest<LatestProducts, ProductPoints> growing() {
        return new GrowingDigest<>(this, LatestProducts::addAll, LatestProducts::pointsWith);
    }

    @Override
    protected LatestProducts none() {
        return new LatestProducts();
    }

    @Override
    protected Runnable adding(LatestProducts rows, BatchFields fields) {
        StoredProduct row = new StoredProduct(fields);
        return () -> rows.add(row);
    }

    @Override
    protected LatestProducts digest(LatestProducts rows) {
        return rows;
    }

    @Override
    protected LatestProducts read(Path file, String batchSha256) throws IOException {
        return ProductFile.read(file, batchSha256);
    }

    @Override
    protected void write(Path file, String batchSha256, LatestProducts digest) throws IOException {
        ProductFile.write(file, batchSha256, digest);
    }
}
