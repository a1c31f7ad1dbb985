package dev.tillstream.data.transaction;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.Timestamps;

/**
 * One line of a retail invoice, as the UCI <i>Online Retail</i> tables hold it.
 *
 * @param invoiceNo invoice number; cancellations begin with {@code C}
 * @param stockCode product code, a text even where it looks like a number
 * @param description product name, or null where the source has none
 * @param quantity items; negative for returns
 * @param invoiceDate when the invoice was made, truncated to the millisecond
 * @param unitPrice price of one item in pounds sterling; finite, may be zero or negative (adjustments)
 * @param customerId customer number, or null where the source has none
 * @param country the customer's country, or null where the source has none
 */
public record Transaction(
        String invoiceNo,
        String stockCode,
        String description,
        int quantity,
        Instant invoiceDate,
        double unitPrice,
        String customerId,
        String country) implements Row, TransactionFields {

    /** @throws IllegalArgumentException if a required text is blank, the price is not finite or the year has not four digits */
    public Transaction {
        requireText(invoiceNo, "InvoiceNo");
        requireText(stockCode, "StockCode");
        requireNonNull(invoiceDate, "InvoiceDate");
        if (invoiceDate.isBefore(Timestamps.MIN) || invoiceDate.isAfter(Timestamps.MAX)) {
            throw new IllegalArgumentException("InvoiceDate is out of range: " + invoiceDate);
        }
        invoiceDate = invoiceDate.truncatedTo(ChronoUnit.MILLIS);
        if (!Double.isFinite(unitPrice)) {
            throw new IllegalArgumentException("UnitPrice is not a finite number: " + unitPrice);
        }
        // One zero only: -0.0 and 0.0 are one price, and must be one point for the trainer.
        unitPrice = unitPrice + 0.0;
    }

    /** The invoice: its lines follow each other. */
    @Override
    public String key() {
        return invoiceNo;
    }

    @Override
    public Instant time() {
        return invoiceDate;
    }

    private static void requireText(String text, String field) {
        if (requireNonNull(text, field).isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }
}
