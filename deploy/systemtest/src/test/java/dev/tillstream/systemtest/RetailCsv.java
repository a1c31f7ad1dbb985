package dev.tillstream.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;

/** The CSV edition of Online Retail II: names and forms are those of the file that system 2 reads. */
final class RetailCsv {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    private RetailCsv() {}

    static Path write(Path file, List<Row> rows) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID",
                    "Country");
            for (Row row : rows) {
                csv.writeRecord(row.invoice(), row.stockCode(), row.description(), Integer.toString(row.quantity()),
                        DATE.format(row.time()), Double.toString(row.price()),
                        // A column with gaps is one of floats there.
                        row.customer() == null ? "" : row.customer() + ".0", row.country());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
