package dev.tillstream.data.transaction;

import java.util.List;

/** The features of the family {@code customer-clusters}: the same for training and for serving. */
public final class CustomerFeatures {

    /**
     * Names in the order of every point's values: items bought less items returned, money spent less money given back in
     * pounds sterling, and the number of different invoices, cancellations among them.
     */
    public static final List<String> NAMES = List.of("TotalQuantity", "TotalAmount", "NumInvoices");

    private CustomerFeatures() {}
}
