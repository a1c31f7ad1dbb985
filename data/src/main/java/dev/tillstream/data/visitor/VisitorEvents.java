package dev.tillstream.data.visitor;

import java.util.List;
import java.util.Locale;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Column.Kind;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.RowSink;
import dev.tillstream.data.dataset.RowValues;
import dev.tillstream.data.visitor.VisitorEvent.Action;

/** The dataset {@code retailrocket}: the table {@code events.csv} of <i>RetailRocket</i>. */
public final class VisitorEvents implements Dataset<VisitorEvent> {

    public static final VisitorEvents DATASET = new VisitorEvents();

    static final int TIMESTAMP = 0;
    static final int VISITOR = 1;
    static final int EVENT = 2;
    static final int ITEM = 3;

    private static final double MOST_ID = 1L << 53;
    private static final List<Column> COLUMNS = List.of(
            Column.required("timestamp", Kind.EPOCH_MILLIS),
            Column.required("visitorid", Kind.WHOLE).between(0, MOST_ID),
            Column.required("event", Kind.TEXT).allowed("view", "addtocart", "transaction"),
            Column.required("itemid", Kind.WHOLE).between(0, MOST_ID),
            Column.optional("transactionid", Kind.WHOLE).between(0, MOST_ID).absent("NaN", "nan", "NULL", "null"));

    private VisitorEvents() {}

    @Override
    public String name() {
        return "retailrocket";
    }

    @Override
    public String topic() {
        return "retail-events";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public VisitorEvent row(RowValues values) {
        return new VisitorEvent(values.time(0), values.whole(1),
                Action.valueOf(values.text(2).toUpperCase(Locale.ROOT)), values.whole(3),
                values.has(4) ? values.whole(4) : null);
    }

    @Override
    public void write(VisitorEvent row, RowSink sink) {
        sink.whole(0, row.timestamp().toEpochMilli());
        sink.whole(1, row.visitorId());
        sink.text(2, row.action().text());
        sink.whole(3, row.itemId());
        if (row.transactionId() != null) {
            sink.whole(4, row.transactionId());
        }
    }
}
