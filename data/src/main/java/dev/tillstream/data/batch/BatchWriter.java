package dev.tillstream.data.batch;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowSink;
import dev.tillstream.data.dataset.ValueText;

/**
 * Writes rows as a batch file: UTF-8 CSV (RFC 4180, line feeds) with the canonical headers, ISO-8601 UTC timestamps and
 * empty fields for missing values. Read by {@link BatchReader}. Not thread-safe.
 *
 * @param <R> the dataset's rows
 */
public final class BatchWriter<R extends Row> implements Closeable, RowSink {

    private final Dataset<R> dataset;
    private final CsvWriter csv;
    private final ValueText text = new ValueText();
    private final String[] fields;

    /** Writes the header at once; closing this closes {@code out}. */
    public BatchWriter(Dataset<R> dataset, OutputStream out) {
        this.dataset = dataset;
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
                .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16));
        fields = new String[dataset.columns().size()];
        csv.writeRecord(dataset.columns().stream().map(Column::name).toArray(String[]::new));
    }

    /** @throws java.io.UncheckedIOException if the file can't be written */
    public void write(R row) {
        Arrays.fill(fields, null);
        dataset.write(row, this);
        csv.writeRecord(fields);
    }

    @Override
    public void text(int column, String value) {
        fields[column] = value;
    }

    @Override
    public void whole(int column, long number) {
        fields[column] = Long.toString(number);
    }

    @Override
    public void decimal(int column, double number) {
        fields[column] = text.number(number);
    }

    @Override
    public void time(int column, Instant time) {
        fields[column] = text.timestamp(time);
    }

    /** Hands everything written so far to the stream. */
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
