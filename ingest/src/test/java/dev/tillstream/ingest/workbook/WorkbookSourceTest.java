package dev.tillstream.ingest.workbook;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.inline;
import static dev.tillstream.ingest.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.tillstream.data.transaction.Transaction;
import dev.tillstream.ingest.RawWorkbook;
import dev.tillstream.ingest.ReadRows;
import dev.tillstream.ingest.detect.RowSources;
import dev.tillstream.ingest.source.RowSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookSourceTest {

    private static final Instant TIME = Instant.parse("2009-12-01T07:45:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldReadWhatPoiWrites() throws IOException {
        // Given
        Path file = folder.resolve("poi.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("Year 2009-2010");
            texts(sheet.createRow(0), "Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price",
                    "Customer ID", "Country");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue(489434);
            row.createCell(1).setCellValue("85048");
            XSSFRichTextString rich = new XSSFRichTextString("15CM CHRISTMAS GLASS BALL");
            rich.applyFont(0, 4, new XSSFFont());
            row.createCell(2).setCellValue(rich);
            row.createCell(3).setCellValue(12);
            row.createCell(4).setCellValue(40148.322916666664);
            row.createCell(5).setCellFormula("2*3.475");
            row.createCell(6).setCellValue(13085.0);
            row.createCell(7).setCellFormula("\"United \"&\"Kingdom\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(out);
        }

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows).singleElement().satisfies(only -> {
            assertThat(only.sheet()).isEqualTo("Year 2009-2010");
            assertThat(only.line()).isEqualTo(2);
            assertThat(only.transaction()).isEqualTo(new Transaction("489434", "85048", "15CM CHRISTMAS GLASS BALL",
                    12, TIME, 6.95, "13085", "United Kingdom"));
        });
    }

    @Test
    void shouldKeepTheOrderOfTabsAndRows() throws IOException {
        // Given
        Path file = new RawWorkbook().sheet("B", HEADER + row(2) + row(3)).sheet("A", HEADER + row(4))
                .write(folder.resolve("order.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows).extracting(row -> row.sheet() + row.line() + ":" + row.transaction().invoiceNo())
                .containsExactly("B2:489002", "B3:489003", "A4:489004");
    }

    @Test
    void shouldFindColumnsInAnyOrderBehindLeadingJunk() throws IOException {
        // Given
        String junk = "<row r=\"1\">" + inline("B1", "Sales of the shop") + "</row><row r=\"2\"/>";
        String header = "<row r=\"4\">" + inline("B4", "UnitPrice") + inline("C4", "Note")
                + inline("D4", "INVOICE_DATE") + inline("E4", "quantity") + inline("F4", "Stock Code")
                + inline("G4", "InvoiceNo") + "</row>";
        String data = "<row r=\"5\"><c r=\"B5\"><v>2.5</v></c>" + inline("C5", "n")
                + inline("D5", "2010-12-01T08:26:00")
                + inline("E5", "-3") + inline("F5", "POST") + inline("G5", "C536379") + "</row>";
        Path file = new RawWorkbook().sheet("S", junk + header + data).write(folder.resolve("junk.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.transaction()).isEqualTo(new Transaction(
                "C536379", "POST", null, -3, Instant.parse("2010-12-01T08:26:00Z"), 2.5, null, null)));
    }

    @Test
    void shouldReadCellsAndRowsWithoutReferences() throws IOException {
        // Given
        String bare = (HEADER + row(2) + row(3)).replaceAll(" r=\"[A-Z]*[0-9]+\"", "");
        Path file = new RawWorkbook().sheet("S", bare).write(folder.resolve("bare.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows).extracting(ReadRows.Row::line).containsExactly(2, 3);
        assertThat(rows).extracting(row -> row.transaction().country()).containsOnly("France");
    }

    @Test
    void shouldSkipBlankRowsAndEmptySheets() throws IOException {
        // Given
        String blank = "<row r=\"3\"><c r=\"A3\" s=\"1\"/>" + inline("B3", "  ") + "</row>";
        Path file = new RawWorkbook().sheet("Empty", "").sheet("S", HEADER + row(2) + blank + "<row/>" + row(5))
                .write(folder.resolve("blank.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows).extracting(ReadRows.Row::line).containsExactly(2, 5);
    }

    @Test
    void shouldLeaveOutPhoneticGuidesOfSharedAndInlineTexts() throws IOException {
        // Given
        String guided = "<r><t>東</t></r><r><rPr><b/></rPr><t>京</t></r><rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh>";
        Path file = new RawWorkbook().sharedStrings("<si><t>unused</t></si><si>" + guided + "</si>")
                .sheet("S", HEADER
                        + row(2).replace(inline("H2", "France"), "<c r=\"H2\" t=\"s\"><v>1</v></c>")
                        + row(3).replace("<t>France</t>", guided))
                .write(folder.resolve("guided.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows).extracting(row -> row.transaction().country()).containsExactly("東京", "東京");
    }

    @Test
    void shouldCountDatesFrom1904WhereTheWorkbookSaysSo() throws IOException {
        // Given
        Path file = new RawWorkbook().date1904().sheet("S", HEADER + row(2).replace("40148.32", "38686.32"))
                .write(folder.resolve("1904.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows.get(0).transaction().invoiceDate()).isEqualTo(TIME);
    }

    @Test
    void shouldShowNumbersThatAreDatesOrCodesAsWhatTheyMean() throws IOException {
        // Given
        String bad = row(2, "<v>1.5</v>").replace("40148.32", "38686.32").replace("<v>489002</v>", "<v>4.89002E5</v>")
                .replace("13085", "13085.0").replace("6.95", "6.950");
        Path file = new RawWorkbook().date1904().sheet("S", HEADER + bad + bad.replace("38686.322916666664", "-5"))
                .write(folder.resolve("1904.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows.get(0).cells()).containsEntry("InvoiceDate", "2009-12-01T07:45:00Z")
                .containsEntry("Invoice", "489002").containsEntry("Customer ID", "13085")
                .containsEntry("Quantity", "1.5").containsEntry("Price", "6.950");
        assertThat(rows.get(1).cells()).containsEntry("InvoiceDate", "-5");
    }

    @Test
    void shouldReadPrefixedNamesAndIgnoreWhatFollowsTheData() throws IOException {
        // Given
        String prefixed = ("<worksheet xmlns:x=\"urn:x\"><sheetData>" + HEADER + row(2)
                + "</sheetData><extLst><row r=\"9\"/></extLst></worksheet>").replaceAll("<(/?)([a-z])", "<$1x:$2")
                .replace("<x:worksheet ", "<x:worksheet ");
        Path file = new RawWorkbook().sheetXml("S", prefixed).write(folder.resolve("prefixed.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows).hasSize(1);
    }

    @Test
    void shouldGiveTheRawCellsOfARefusedRowByHeader() throws IOException {
        // Given
        String extra = "<c r=\"J2\"><v>7</v></c></row>";
        Path file = new RawWorkbook().sheet("S", HEADER + row(2, "<v>1.5</v>").replace("</row>", extra))
                .write(folder.resolve("refused.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.refused().column()).isEqualTo("Quantity");
            assertThat(row.refused().why()).isEqualTo("is not a whole number: '1.5'");
            assertThat(row.cells()).containsEntry("Invoice", "489002").containsEntry("Quantity", "1.5")
                    .containsEntry("Customer ID", "13085").containsEntry("column J", "7");
        });
    }

    @Test
    void shouldRefuseTheRowOfAMissingSharedString() throws IOException {
        // Given
        Path file = new RawWorkbook()
                .sheet("S", HEADER + row(2).replace(inline("B2", "85048"), "<c r=\"B2\" t=\"s\"><v>99</v></c>"))
                .write(folder.resolve("dangling.xlsx"));

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows.get(0).refused().column()).isEqualTo("StockCode");
    }

    @Test
    void shouldTellHowMuchOfTheFileHasBeenRead() throws IOException {
        // Given
        Path file = new RawWorkbook().sheet("S", HEADER + row(2)).write(folder.resolve("fraction.xlsx"));
        try (RowSource source = RowSources.open(file)) {
            assertThat(source.fractionRead()).isZero();

            // When
            while (source.next()) {
                assertThat(source.fractionRead()).isBetween(0.0, 1.0);
            }

            // Then
            assertThat(source.fractionRead()).isGreaterThan(0.9);
        }
    }

    @Test
    void shouldTreatAnErrorOfPoiAsAnError() throws IOException {
        // Given
        Path file = folder.resolve("error.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            texts(sheet.createRow(0), "Invoice", "StockCode", "Quantity", "InvoiceDate", "Price", "Country");
            Row row = sheet.createRow(1);
            texts(row, "489434", "85048", "1", "2009-12-01 07:45", "1");
            row.createCell(5).setCellErrorValue(FormulaError.NA.getCode());
            workbook.write(out);
        }

        // When
        List<ReadRows.Row> rows = ReadRows.of(file);

        // Then
        assertThat(rows.get(0).refused().column()).isEqualTo("Country");
        assertThat(rows.get(0).refused().why()).isEqualTo("holds an error: '#N/A'");
    }

    private static void texts(Row row, String... texts) {
        for (String text : texts) {
            Cell cell = row.createCell(Math.max(0, row.getLastCellNum()));
            cell.setCellValue(text);
        }
    }
}
