package dev.tillstream.data.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.dataset.RowValues;

/**
 * Reads what {@link BatchWriter} wrote as whole rows, each value checked. Thread-safe.
 *
 * @param <R> the dataset's rows
 */
public final class BatchReader<R extends Row> {

    private final Dataset<R> dataset;
    private final List<Column> columns;

    public BatchReader(Dataset<R> dataset) {
        this.dataset = dataset;
        this.columns = dataset.columns();
    }

    /**
     * Hands each row of the file to the consumer, in order.
     *
     * @param limit the most rows to read
     * @return how many rows were read
     * @throws BatchFormatException if the file is not a batch file, or damaged
     * @throws IOException if it can't be read
     */
    public int read(Path file, int limit, Consumer<R> consumer) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            BatchFields fields = new BatchFields(dataset, in, file);
            RowValues values = new RowValues(dataset);
            int rows = 0;
            while (rows < limit && fields.next()) {
                consumer.accept(row(fields, values));
                rows++;
            }
            return rows;
        }
    }

    private R row(BatchFields fields, RowValues values) throws BatchFormatException {
        values.clear();
        for (int column = 0; column < columns.size(); column++) {
            String why = fields.isMissing(column) ? null : put(values, fields, column);
            if (why != null) {
                throw fields.wrong(column, why);
            }
        }
        RowOutcome<R> outcome = values.build(dataset);
        if (outcome instanceof RowOutcome.Accepted<R> accepted) {
            return accepted.row();
        }
        RowOutcome.Refused<R> refused = (RowOutcome.Refused<R>) outcome;
        throw fields.wrong(refused.column(), refused.why());
    }

    private String put(RowValues values, BatchFields fields, int column) throws BatchFormatException {
        Column.Kind kind = columns.get(column).kind();
        return switch (kind.type()) {
            case TEXT -> values.put(column, fields.text(column));
            case NUMBER -> values.put(column, fields.number(column));
            case TIME -> kind == Column.Kind.EPOCH_MILLIS
                    ? values.putMillis(column, fields.number(column))
                    : values.put(column, fields.time(column));
        };
    }
}
