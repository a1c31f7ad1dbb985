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
        return new Transaction(values.text(0), values.text(1), values.text(2), values.integer(3), values.time(4),
                values.decimal(5), values.text(6), values.text(7));
    }

    @Override
    public void write(Transaction row, RowSink sink) {
        sink.text(0, row.invoiceNo());
        sink.text(1, row.stockCode());
        sink.text(2, row.description());
        sink.whole(3, row.quantity());
        sink.time(4, row.invoiceDate());
        sink.decimal(5, row.unitPrice());
        sink.text(6, row.customerId());
        sink.text(7, row.country());
    }
}
