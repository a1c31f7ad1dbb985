package dev.tillstream.data.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.dataset.RowValues;
import dev.tillstream.data.dataset.ValueText;

/**
 * Reads what {@link BatchWriter} wrote. Thread-safe.
 *
 * @param <R> the dataset's rows
 */
public final class BatchReader<R extends Row> {

    private final Dataset<R> dataset;
    private final List<Column> columns;
    private final List<String> header;

    public BatchReader(Dataset<R> dataset) {
        this.dataset = dataset;
        this.columns = dataset.columns();
        this.header = columns.stream().map(Column::name).toList();
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
        try (CsvReader<CsvRecord> csv = CsvReader.builder().allowExtraFields(true)
                .allowMissingFields(true).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext() || !records.next().getFields().equals(header)) {
                throw new BatchFormatException(file, 1, "the header is not " + String.join(",", header));
            }
            RowValues values = new RowValues(dataset);
            int rows = 0;
            while (rows < limit && records.hasNext()) {
                consumer.accept(row(file, records.next(), values));
                rows++;
            }
            return rows;
        } catch (CsvParseException e) {
            throw new BatchFormatException(file, 0, e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }

    private R row(Path file, CsvRecord fields, RowValues values) throws BatchFormatException {
        long line = fields.getStartingLineNumber();
        if (fields.getFieldCount() != header.size()) {
            throw new BatchFormatException(file, line,
                    fields.getFieldCount() + " fields instead of " + header.size());
        }
        values.clear();
        for (int column = 0; column < columns.size(); column++) {
            String field = fields.getField(column);
            String why = field.isEmpty() ? null : put(values, column, field);
            if (why != null) {
                throw new BatchFormatException(file, line, columns.get(column).name() + " " + why);
            }
        }
        RowOutcome<R> outcome = values.build(dataset);
        if (outcome instanceof RowOutcome.Accepted<R> accepted) {
            return accepted.row();
        }
        RowOutcome.Refused<R> refused = (RowOutcome.Refused<R>) outcome;
        throw new BatchFormatException(file, line, refused.column() + " " + refused.why());
    }

    private String put(RowValues values, int column, String field) {
        Column.Kind kind = columns.get(column).kind();
        try {
            return switch (kind.type()) {
                case TEXT -> values.put(column, field);
                case NUMBER -> values.put(column, Double.parseDouble(field));
                case TIME -> kind == Column.Kind.EPOCH_MILLIS
                        ? values.putMillis(column, Double.parseDouble(field))
                        : values.put(column, ValueText.parseTimestamp(field));
            };
        } catch (NumberFormatException e) {
            return "is not a number";
        } catch (DateTimeException e) {
            return "is not a timestamp";
        }
    }
}
