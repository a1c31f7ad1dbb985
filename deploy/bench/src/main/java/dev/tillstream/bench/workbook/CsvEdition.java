package dev.tillstream.bench.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.data.transaction.Transaction;

/** A table with the names and forms of the CSV edition of Online Retail II. */
public final class CsvEdition {

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
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID",
                    "Country");
            for (Transaction row : rows) {
                csv.writeRecord(row.invoiceNo(), row.stockCode(), row.description(), Integer.toString(row.quantity()),
                        TIME.format(row.invoiceDate()), BigDecimal.valueOf(row.unitPrice()).toPlainString(),
                        row.customerId(), row.country());
            }
            return file;
        } catch (IOException e) {
            throw new BenchmarkFailedException(file + " can't be written: " + e.getMessage(), e);
        }
    }
}
