package dev.tillstream.data.transaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;

import dev.tillstream.data.batch.BatchFields;

/**
 * The row that a batch's fields stand at: another one after each {@link BatchFields#next()}. Values are read when they
 * are asked for, and are as good as what the batch was written from: only their form is checked, which is an
 * {@link UncheckedIOException} where it is wrong. Not thread-safe.
 */
public final class StoredTransaction implements TransactionFields {

    private final BatchFields fields;

    /** @param fields of a batch of {@link Transactions#DATASET} */
    public StoredTransaction(BatchFields fields) {
        this.fields = fields;
    }

    /** What hands the row over that the fields stand at, each time that it runs: one object that stands for all rows. */
    public static Runnable each(BatchFields fields, Consumer<? super TransactionFields> consumer) {
        StoredTransaction row = new StoredTransaction(fields);
        return () -> consumer.accept(row);
    }

    @Override
    public String invoiceNo() {
        return required(Transactions.INVOICE_NO);
    }

    @Override
    public String stockCode() {
        return required(Transactions.STOCK_CODE);
    }

    @Override
    public String description() {
        return fields.text(Transactions.DESCRIPTION);
    }

    @Override
    public int quantity() {
        return (int) number(Transactions.QUANTITY);
    }

    @Override
    public Instant invoiceDate() {
        try {
            return fields.time(Transactions.INVOICE_DATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double unitPrice() {
        return number(Transactions.UNIT_PRICE);
    }

    @Override
    public String customerId() {
        return fields.text(Transactions.CUSTOMER_ID);
    }

    @Override
    public String country() {
        return fields.text(Transactions.COUNTRY);
    }

    private double number(int column) {
        try {
            return fields.number(column);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String required(int column) {
        String text = fields.text(column);
        if (text == null) {
            throw new UncheckedIOException(fields.missing(column));
        }
        return text;
    }
}
