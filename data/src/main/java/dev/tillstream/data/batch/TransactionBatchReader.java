package dev.tillstream.data.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.data.transaction.TransactionColumn;
import dev.tillstream.data.transaction.TransactionText;

/** Reads what {@link TransactionBatchWriter} wrote. */
public final class TransactionBatchReader {

    private static final List<String> HEADER = Arrays.stream(TransactionColumn.values()).map(TransactionColumn::header)
            .toList();

    private TransactionBatchReader() {}

    /**
     * Hands each row of the file to the consumer, in order.
     *
     * @param limit the most rows to read
     * @return how many rows were read
     * @throws BatchFormatException if the file is not a batch file, or damaged
     * @throws IOException if it can't be read
     */
    public static int read(Path file, int limit, Consumer<Transaction> consumer) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().allowExtraFields(true)
                .allowMissingFields(true).ofCsvRecord(file, StandardCharsets.UTF_8)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext() || !records.next().getFields().equals(HEADER)) {
                throw new BatchFormatException(file, 1, "the header is not " + String.join(",", HEADER));
            }
            int rows = 0;
            while (rows < limit && records.hasNext()) {
                consumer.accept(row(file, records.next()));
                rows++;
            }
            return rows;
        } catch (CsvParseException e) {
            throw new BatchFormatException(file, 0, e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }

    private static Transaction row(Path file, CsvRecord fields) throws BatchFormatException {
        if (fields.getFieldCount() != HEADER.size()) {
            throw new BatchFormatException(file, fields.getStartingLineNumber(),
                    fields.getFieldCount() + " fields instead of " + HEADER.size());
        }
        try {
            return new Transaction(fields.getField(0), fields.getField(1), optional(fields.getField(2)),
                    Integer.parseInt(fields.getField(3)), TransactionText.parseTimestamp(fields.getField(4)),
                    Double.parseDouble(fields.getField(5)), optional(fields.getField(6)), optional(fields.getField(7)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BatchFormatException(file, fields.getStartingLineNumber(), e.getMessage());
        }
    }

    private static String optional(String field) {
        return field.isEmpty() ? null : field;
    }
}
