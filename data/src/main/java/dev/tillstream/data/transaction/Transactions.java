package dev.tillstream.data.transaction;

import java.util.List;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Column.Kind;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.RowSink;
import dev.tillstream.data.dataset.RowValues;

/** The dataset {@code online-retail}: the tables <i>Online Retail</i> and <i>Online Retail II</i> of UCI. */
public final class Transactions implements Dataset<Transaction> {

    public static final Transactions DATASET = new Transactions();

    // The columns by their places.
    static final int INVOICE_NO = 0;
    static final int STOCK_CODE = 1;
    static final int DESCRIPTION = 2;
    static final int QUANTITY = 3;
    static final int INVOICE_DATE = 4;
    static final int UNIT_PRICE = 5;
    static final int CUSTOMER_ID = 6;
    static final int COUNTRY = 7;

    /** With the headers that both editions give them. */
    private static final List<Column> COLUMNS = List.of(
            Column.required("InvoiceNo", Kind.CODE, "Invoice"),
            Column.required("StockCode", Kind.CODE),
            Column.optional("Description", Kind.TEXT),
            Column.required("Quantity", Kind.WHOLE).between(Integer.MIN_VALUE, Integer.MAX_VALUE),
            Column.required("InvoiceDate", Kind.TIMESTAMP),
            Column.required("UnitPrice", Kind.DECIMAL, "Price"),
            Column.optional("CustomerID", Kind.CODE),
            Column.optional("Country", Kind.TEXT));

    private Transactions() {}

    @Override
    public String name() {
        return "online-retail";
    }

    @Override
    public String topic() {
        return "retail-transactions";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Transaction row(RowValues values) {
        return new Transaction(values.text(INVOICE_NO), values.text(STOCK_CODE), values.text(DESCRIPTION),
                values.integer(QUANTITY), values.time(INVOICE_DATE),
                values.decimal(UNIT_PRICE), values.text(CUSTOMER_ID), values.text(COUNTRY));
    }

    @Override
    public void write(Transaction row, RowSink sink) {
        sink.text(INVOICE_NO, row.invoiceNo());
        sink.text(STOCK_CODE, row.stockCode());
        sink.text(DESCRIPTION, row.description());
        sink.whole(QUANTITY, row.quantity());
        sink.time(INVOICE_DATE, row.invoiceDate());
        sink.decimal(UNIT_PRICE, row.unitPrice());
        sink.text(CUSTOMER_ID, row.customerId());
        sink.text(COUNTRY, row.country());
    }
}
