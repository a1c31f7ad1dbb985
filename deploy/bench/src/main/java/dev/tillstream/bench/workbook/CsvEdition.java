package dev.tillstream.bench.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.transaction.Transaction;

/** A table with the names and forms of the CSV edition of Online Retail II. */
public final class CsvEdition {

    private static final List<String> COLUMNS = List.of("Invoice", "StockCode", "Description", "Quantity",
            "InvoiceDate", "Price", "Customer ID", "Country");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).appendLiteral(' ').append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter().withZone(ZoneOffset.UTC);

    private CsvEdition() {}

    /**
     * Writes the rows.
     *
     * @throws BenchmarkFailedException if the file can't be written
     */
    public static Path write(Path file, List<Transaction> rows) {
        return write(file, rows, List.of(), row -> List.of());
    }

    /** The same with further columns behind the others. @param values of a row in them */
    public static Path write(Path file, List<Transaction> rows, List<String> columns,
            Function<Transaction, List<String>> values) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(all(COLUMNS, columns));
            for (Transaction row : rows) {
                csv.writeRecord(all(fields(row), values.apply(row)));
            }
            return file;
        } catch (IOException e) {
            throw new BenchmarkFailedException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    private static List<String> fields(Transaction row) {
        return Arrays.asList(row.invoiceNo(), row.stockCode(), row.description(), Integer.toString(row.quantity()),
                TIME.format(row.invoiceDate()), BigDecimal.valueOf(row.unitPrice()).toPlainString(), row.customerId(),
                row.country());
    }

    private static List<String> all(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
