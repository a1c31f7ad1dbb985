package dev.tillstream.data.batch;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.TransactionColumn;
import dev.tillstream.data.transaction.TransactionText;

/**
 * Writes transactions as a batch file: UTF-8 CSV (RFC 4180, line feeds) with the canonical headers, ISO-8601 UTC
 * timestamps and empty fields for missing texts. Read by {@link TransactionBatchReader}. Not thread-safe.
 */
public final class TransactionBatchWriter implements Closeable {

    private final CsvWriter csv;
    private final TransactionText text = new TransactionText();
    private final String[] fields = new String[TransactionColumn.values().length];

    /** Writes the header at once; closing this closes {@code out}. */
    public TransactionBatchWriter(OutputStream out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
                .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16));
        csv.writeRecord(
                Arrays.stream(TransactionColumn.values()).map(TransactionColumn::header).toArray(String[]::new));
    }

    /** @throws java.io.UncheckedIOException if the file can't be written */
    public void write(Transaction row) {
        fields[0] = row.invoiceNo();
        fields[1] = row.stockCode();
        fields[2] = row.description();
        fields[3] = Integer.toString(row.quantity());
        fields[4] = text.timestamp(row.invoiceDate());
        fields[5] = text.number(row.unitPrice());
        fields[6] = row.customerId();
        fields[7] = row.country();
        csv.writeRecord(fields);
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
