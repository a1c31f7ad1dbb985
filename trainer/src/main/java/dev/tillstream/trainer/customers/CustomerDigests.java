package dev.tillstream.trainer.customers;

import java.io.IOException;
import java.nio.file.Path;

import dev.tillstream.data.transaction.TransactionFields;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.digest.BatchDigests;

/** Every batch's customers. */
public final class CustomerDigests extends BatchDigests<CustomerCounts, CustomerCounts> {

    /** @param folder where the files are kept; made if it does not exist */
    public CustomerDigests(Path folder, BatchRows batches) {
        super(folder, batches, "customers");
    }

    @Override
    protected CustomerCounts none() {
        return new CustomerCounts();
    }

    @Override
    protected void add(CustomerCounts rows, TransactionFields row) {
        rows.add(row);
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
