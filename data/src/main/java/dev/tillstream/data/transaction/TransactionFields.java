package dev.tillstream.data.transaction;

import java.time.Instant;

/** What one line of a retail invoice tells, see {@link Transaction}. */
public interface TransactionFields {

    String invoiceNo();

    String stockCode();

    /** Null where the source has none. */
    String description();

    int quantity();

    Instant invoiceDate();

    double unitPrice();

    /** Null where the source has none. */
    String customerId();

    /** Null where the source has none. */
    String country();
}
