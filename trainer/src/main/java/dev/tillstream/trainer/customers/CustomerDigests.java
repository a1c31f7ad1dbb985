package dev.tillstream.trainer.customers;

import java.io.IOException;
import java.nio.file.Path;

import dev.tillstream.data.batch.BatchFields;
import dev.tillstream.data.transaction.StoredTransaction;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.BatchDigests;
import dev.tillstream.trainer.digest.GrowingDigest;

/** Every batch's customers. */
public final class CustomerDigests extends BatchDigests<CustomerCounts, CustomerCounts> {

    /** @param folder where the files are kept; made if it does not exist */
    public CustomerDigests(Path folder, BatchRows batches) {
        super(folder, batches, "customers");
    }

    /** Customers of a slice that grows. */
    public GrowingDigest<CustomerCounts, CustomerPoints> growing() {
        return new GrowingDigest<>(this, CustomerCounts::addAll, CustomerCounts::pointsWith);
    }

    @Override
    protected CustomerCounts none() {
        return new CustomerCounts();
    }

    @Override
    protected Runnable adding(CustomerCounts rows, BatchFields fields) {
        return StoredTransaction.each(fields, rows::add);
    }

    @Override
    protected CustomerCounts digest(CustomerCounts rows) {
        return rows;
    }

    @Override
    protected CustomerCounts read(Path file, String batchSha256) throws IOException {
        return CustomerFile.read(file, batchSha256);
    }

    @Override
    protected void write(Path file, String batchSha256, CustomerCounts digest) throws IOException {
        CustomerFile.write(file, batchSha256, digest);
    }
}
