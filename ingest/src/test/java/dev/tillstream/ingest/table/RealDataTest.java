package dev.tillstream.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.product.Product;
import dev.tillstream.ingest.ReadRows;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** On the real tables, which are not in the repository: set TILLSTREAM_REAL_DATA to their folder. */
@EnabledIfEnvironmentVariable(named = "TILLSTREAM_REAL_DATA", matches = ".+")
class RealDataTest {

    @TempDir
    Path folder;

    @Test
    void shouldAccountForEachRow() throws IOException {
        // When
        List<ReadRows.Row> rows = ReadRows.of(real("online_retail_II_subset.xlsx"));

        // Then
        assertThat(rows).hasSize(34_766);
        assertThat(rows).filteredOn(row -> row.outcome() instanceof RowOutcome.Refused).isEmpty();
    }

    @Test
    void shouldAccountForEachProduct() throws IOException {
        // When
        List<Product> products = products(real("amazon_sales.csv"));

        // Then
        assertThat(products).hasSize(1_465);
        assertThat(products).extracting(Product::productId)
                .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(1_351));
        assertThat(products).filteredOn(product -> product.ratingCount() == null).hasSize(2);
        assertThat(products).filteredOn(product -> product.rating() == null || product.discountPercentage() == null)
                .isEmpty();
        assertThat(products.stream().mapToDouble(Product::discountedPrice).sum()).isEqualTo(4_578_582);
        assertThat(products.stream().mapToDouble(Product::actualPrice).sum()).isEqualTo(7_976_912);
        assertThat(products.stream().mapToDouble(Product::discountPercentage).sum()).isEqualTo(69_868);
        assertThat(products.stream().mapToDouble(Product::rating).sum()).isCloseTo(5_997.4, within(1e-6));
        assertThat(products.stream().map(Product::ratingCount).filter(Objects::nonNull).mapToLong(Integer::longValue)
                .sum()).isEqualTo(26_766_377);
    }

    @Test
    void shouldReadTheSameProductsFromGzip() throws IOException {
        // Given
        Path copy = folder.resolve("amazon_sales.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(copy))) {
            Files.copy(real("amazon_sales.csv"), gzip);
        }

        // Then
        assertThat(products(copy)).isEqualTo(products(real("amazon_sales.csv")));
    }

    @Test
    void shouldReadTheSameProductsFromAWorkbookOfTexts() throws IOException {
        assertThat(products(workbook(false))).isEqualTo(products(real("amazon_sales.csv")));
    }

    @Test
    void shouldReadTheSameProductsFromAWorkbookOfNumbers() throws IOException {
        assertThat(products(workbook(true))).isEqualTo(products(real("amazon_sales.csv")));
    }

    /** The catalogue as a workbook; with numbers, they are as Excel makes them of the table: 64% is 0.64. */
    private Path workbook(boolean numbers) throws IOException {
        Path file = folder.resolve("amazon_sales.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(real("amazon_sales.csv"))) {
            Sheet sheet = workbook.createSheet("amazon");
            for (CsvRecord line : csv) {
                Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                for (int field = 0; field < line.getFieldCount(); field++) {
                    write(row.createCell(field), line.getField(field), numbers);
                }
            }
            workbook.write(out);
        }
        return file;
    }

    private static void write(Cell cell, String value, boolean numbers) {
        String digits = value.replace(",", "");
        if (numbers && digits.matches("[0-9]+(\\.[0-9]+)?")) {
            cell.setCellValue(Double.parseDouble(digits));
        } else if (numbers && digits.matches("[0-9]+%")) {
            cell.setCellValue(Integer.parseInt(digits.replace("%", "")) / 100.0);
        } else {
            cell.setCellValue(value);
        }
    }

    private static List<Product> products(Path file) throws IOException {
        return ReadRows.of(file).stream().map(row -> (Product) row.row()).toList();
    }

    private static Path real(String name) {
        return Path.of(System.getenv("TILLSTREAM_REAL_DATA"), name);
    }
}
