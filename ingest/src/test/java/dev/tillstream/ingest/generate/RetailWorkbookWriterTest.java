package dev.tillstream.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tillstream.data.generator.TransactionGenerator;
import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.ingest.ReadRows;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailWorkbookWriterTest {

    private static final Transaction ORDER = new Transaction("489434", "85048", "BALL & <CO>", 12,
            Instant.parse("2009-12-01T07:45:00Z"), 6.95, "13085", "United Kingdom");
    private static final Transaction RETURN = new Transaction("C489449", "POST", null, -1,
            Instant.parse("2010-12-01T00:00:00Z"), 0, null, null);

    @TempDir
    Path folder;

    private Path write(List<Transaction> rows, int maxSheetRows) throws IOException {
        Path file = folder.resolve("generated.xlsx");
        try (RetailWorkbookWriter writer = new RetailWorkbookWriter(file, maxSheetRows)) {
            for (Transaction row : rows) {
                writer.write(row);
            }
        }
        return file;
    }

    @Test
    void shouldWriteTheFormOfOnlineRetail() throws IOException {
        // When
        Path file = write(List.of(ORDER, RETURN), 1000);

        // Then
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
            Row header = workbook.getSheet("Year 2009-2010").getRow(0);
            assertThat(header).extracting(cell -> cell.getStringCellValue()).containsExactly("Invoice", "StockCode",
                    "Description", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country");
            Row order = workbook.getSheet("Year 2009-2010").getRow(1);
            assertThat(order.getCell(0).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(order.getCell(2).getStringCellValue()).isEqualTo("BALL & <CO>");
            assertThat(DateUtil.isCellDateFormatted(order.getCell(4))).isTrue();
            Row returned = workbook.getSheet("Year 2010-2011").getRow(1);
            assertThat(returned.getCell(0).getStringCellValue()).isEqualTo("C489449");
            assertThat(returned.getCell(2)).isNull();
        }
    }

    @Test
    void shouldBeReadAsItWasWritten() throws IOException {
        // Given
        List<Transaction> rows = new ArrayList<>();
        TransactionGenerator.generate(3, 5_000, rows::add);

        // When
        Path file = write(rows, RetailWorkbookWriter.MAX_SHEET_ROWS);

        // Then
        assertThat(ReadRows.of(file)).extracting(ReadRows.Row::transaction).isEqualTo(rows);
    }

    @Test
    void shouldGoOnInAFurtherSheetWhenOneIsFull() throws IOException {
        // When
        Path file = write(List.of(ORDER, ORDER, ORDER, ORDER, ORDER, RETURN, RETURN, RETURN), 3);

        // Then
        assertThat(ReadRows.of(file)).extracting(ReadRows.Row::sheet).containsExactly("Year 2009-2010",
                "Year 2009-2010", "Year 2009-2010 (2)", "Year 2009-2010 (2)", "Year 2009-2010 (3)", "Year 2010-2011",
                "Year 2010-2011", "Year 2010-2011 (2)");
    }

    @Test
    void shouldWriteBothSheetsWithoutRows() throws IOException {
        assertThat(ReadRows.of(write(List.of(), 1000))).isEmpty();
    }

    @Test
    void shouldKeepCodesThatANumberWouldChange() throws IOException {
        // Given
        Transaction odd = new Transaction("00123", "1234567890123456", null, 1, ORDER.invoiceDate(), 1e-7, "0", null);

        // Then
        assertThat(ReadRows.of(write(List.of(odd), 1000))).extracting(ReadRows.Row::transaction).containsExactly(odd);
    }
}
