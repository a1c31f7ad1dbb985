package dev.tillstream.ingest.corpus;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.inline;
import static dev.tillstream.ingest.RawWorkbook.row;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tillstream.ingest.RawWorkbook;

/** Sound XML of odd workbooks: sheets, headers and numbers of rows and cells. */
final class WorkbookCases {

    private static final String NOTES = "<row>" + inline("A1", "made by Anna") + "</row>";
    private static final String PRODUCTS = "<row>" + inline("A1", "product_id") + inline("B1", "product_name")
            + inline("C1", "category") + inline("D1", "discounted_price") + inline("E1", "actual_price") + "</row>";

    private WorkbookCases() {}

    static List<CorpusCase> all() {
        return List.of(
                accepted("a header alone", sheet(HEADER), Receipt.transactions()),
                refused("sheets without any cell", workbook().sheet("One", "").sheet("Two", "<row r=\"1\"/>"), null,
                        "no sheet with cells"),
                refused("a workbook without sheets", workbook(), null, "no sheet with cells"),
                accepted("an empty sheet before the table", workbook().sheet("Empty", "").sheet("S", HEADER + row(2)),
                        one()),
                accepted("names of sheets in other scripts and with quotes",
                        workbook().sheet("Год &quot;2009&quot;", HEADER + row(2)).sheet("販売 'A'", HEADER + row(2))
                                .sheet("😀", HEADER + row(2)).sheet("a_x0020_b", HEADER + row(2)),
                        Receipt.transactions().sheet("Год \"2009\"", 1).sheet("販売 'A'", 1).sheet("😀", 1)
                                .sheet("a b", 1)),
                accepted("a name of a sheet that is cut within a character",
                        workbook().sheet("S".repeat(98) + "😀😀", HEADER + row(2)),
                        Receipt.transactions().sheet("S".repeat(98) + "…", 1)),
                accepted("a hidden table", hidden("S", HEADER + row(2), "hidden"), one()),
                accepted("a chart's sheet", sheet(HEADER + row(2)).part("xl/chartsheets/sheet1.xml", "<chartsheet/>")
                        .part("xl/workbook.xml", twoSheets()).part("xl/_rels/workbook.xml.rels", chartRelationships()),
                        one()),
                refused("a sheet of notes", sheet(HEADER + row(2)).sheet("Notes", NOTES), "Notes",
                        "none of the first 20 rows has all needed columns", "delete the sheet if it is no table"),
                refused("a hidden sheet of notes", hidden("Notes", NOTES, "veryHidden"), "Notes",
                        "it is hidden: unhide it first"),
                refused("two datasets in one workbook", sheet(HEADER + row(2)).sheet("Products", PRODUCTS), "Products",
                        "holds amazon-sales, but sheet 'S' holds online-retail: save them as two workbooks"),
                refused("a column that is missing", sheet(HEADER.replace("Quantity", "Amount") + row(2)), "S",
                        "online-retail", "missing: Quantity"),
                refused("a header that was not read before", sheet(NOTES.repeat(20) + HEADER + row(22)), "S",
                        "first 20 rows"),
                accepted("one row above the header", sheet(NOTES + at(2, HEADER) + row(3)), one()),
                accepted("19 rows above the header", sheet(NOTES.repeat(19) + at(20, HEADER) + row(21)), one()),
                accepted("blank rows above the header, which don't count",
                        sheet("<row/>".repeat(100) + NOTES + at(102, HEADER) + row(103)), one()),
                accepted("a million blank rows",
                        workbook().uncompressed().sheet("S", HEADER + "<row/>".repeat(1_000_000)
                                + at(1_000_002, row(2))),
                        one().values("InvoiceNo", "489002")),
                accepted("the header once more among the rows", sheet(HEADER + row(2) + at(3, HEADER) + row(4)),
                        Receipt.transactions().sheet("S", 2, "Quantity is not a number")
                                .letters("S:3 Quantity is not a number: 'Quantity'")),
                accepted("a header twice in a row, of which the first counts",
                        sheet(HEADER.replace("</row>", inline("I1", "Price") + inline("J1", "UnitPrice") + "</row>")
                                + row(2).replace("</row>", "<c r=\"I2\"><v>7</v></c></row>")),
                        one().values("UnitPrice", "6.95").ignoring("Price", "UnitPrice")),
                accepted("headers in other cases, with blanks, dashes and line breaks",
                        sheet(HEADER.replace("Invoice<", "INVOICE NO<").replace("StockCode", "stock_code")
                                .replace("InvoiceDate", "Invoice\nDate").replace("Customer ID", " customer-id ")
                                .replace("Price", "UNIT\u00a0PRICE") + row(2)),
                        one().values("CustomerID", "13085")),
                accepted("columns that nobody knows", sheet(HEADER.replace("</row>", inline("J1", "Margin")
                        + inline("K1", "説明") + inline("L1", "x".repeat(1_000)) + "</row>") + row(2)),
                        one().ignoring("Margin", "説明", "x".repeat(99) + "…")),
                accepted("thousands of columns that nobody knows", sheet(HEADER.replace("</row>", columns(8, 5_000)
                        + "</row>") + row(2)), one().ignoring(firstHundred())),
                refused("20 rows of 16,384 cells each", workbook().uncompressed().sheet("S", IntStream.range(1, 21)
                        .mapToObj(line -> "<row>" + columns(0, 16_384) + "</row>").collect(Collectors.joining())), "S",
                        "none of the first 20 rows"),
                accepted("merged cells in the header", workbook().sheetXml("S", "<worksheet><sheetData>" + at(1,
                        "<row r=\"1\">" + inline("A1", "Sales") + "<c r=\"B1\"/><c r=\"C1\"/></row>") + at(2, HEADER)
                        + row(3) + "</sheetData><mergeCells><mergeCell ref=\"A1:H1\"/></mergeCells></worksheet>"),
                        one()),
                accepted("rows that are not in order", sheet(HEADER + row(9) + row(3)), two("489009", "489003")),
                accepted("one number for all rows", sheet(at(1, NOTES.replace("<row>", "<row r=\"1\">")) + HEADER
                        + at(1, row(2)) + at(1, row(3))), two("489002", "489003")),
                accepted("numbers of rows that are none", sheet(HEADER + refusedRow("0") + refusedRow("-7")
                        + refusedRow("99999999999") + refusedRow("x")), Receipt.transactions()
                                .sheet("S", 0, "Quantity is missing", "Quantity is missing", "Quantity is missing",
                                        "Quantity is missing")
                                .letters("S:2 Quantity is missing", "S:3 Quantity is missing",
                                        "S:4 Quantity is missing", "S:5 Quantity is missing")),
                accepted("references of cells that are none", sheet(HEADER + row(2).replace("\"A2\"", "\"a2\"")
                        .replace("\"B2\"", "\"\"").replace("\"C2\"", "\"12\"").replace("\"D2\"", "\"$\"")), one()),
                accepted("cells from right to left", sheet(HEADER + "<row r=\"2\"><c r=\"F2\"><v>1</v></c>"
                        + "<c r=\"E2\"><v>40148.322916666664</v></c><c r=\"D2\"><v>2</v></c>" + inline("B2", "s")
                        + inline("A2", "i") + "</row>"), one().values("InvoiceNo", "i").values("Quantity", "2")),
                accepted("an absurd range of cells", workbook().sheetXml("S", "<worksheet><dimension ref=\"A1:"
                        + "ZZZZZZ99999999999\"/><sheetData>" + HEADER + row(2) + "</sheetData></worksheet>"), one()),
                accepted("counts of shared texts that are lies", workbook().part("xl/sharedStrings.xml",
                        "<sst count=\"99999999999\" uniqueCount=\"-1\"><si><t>EIRE</t></si></sst>").sharedStrings("")
                        .sheet("S", HEADER + row(2).replace(inline("H2", "France"), shared("H2", "0"))),
                        one().values("Country", "EIRE")),
                accepted("numbers of shared texts that are not there", workbook().sharedStrings("<si><t>a</t></si>")
                        .sheet("S", HEADER + IntStream.range(2, 7).mapToObj(line -> row(line).replace(
                                inline("B" + line, "85048"),
                                shared("B" + line, List.of("0", "1", "-1", "99999999999", "x").get(line - 2))))
                                .collect(Collectors.joining())),
                        Receipt.transactions().sheet("S", 1, "StockCode holds an error", "StockCode holds an error",
                                "StockCode holds an error", "StockCode holds an error").values("StockCode", "a")
                                .letters(letters(3, 7, "StockCode holds an error: '#NO SHARED STRING'"))),
                refused("a header of shared texts that are not there", sheet("<row r=\"1\">" + shared("A1", "0")
                        + shared("B1", "1") + "</row>"), "S", "damaged", "shared texts that are not in it"),
                accepted("the strict form of the format", strict(), one()));
    }

    private static RawWorkbook workbook() {
        return new RawWorkbook();
    }

    private static RawWorkbook sheet(String rows) {
        return workbook().sheet("S", rows);
    }

    private static Receipt one() {
        return Receipt.transactions().sheet("S", 1);
    }

    private static Receipt two(String first, String second) {
        return Receipt.transactions().sheet("S", 2).values("InvoiceNo", first, second);
    }

    private static CorpusCase accepted(String name, RawWorkbook workbook, Receipt receipt) {
        return new CorpusCase(name, "table.xlsx", workbook::write, receipt);
    }

    private static CorpusCase refused(String name, RawWorkbook workbook, String sheet, String... words) {
        return new CorpusCase(name, "table.xlsx", workbook::write, Refusal.inSheet(sheet, words));
    }

    /** The same row with another number. */
    private static String at(int line, String row) {
        return row.replaceAll("(r=\"[A-Z]*)[0-9]+\"", "$1" + line + "\"");
    }

    private static String refusedRow(String number) {
        return row(2, "").replace("<row r=\"2\">", "<row r=\"" + number + "\">");
    }

    private static String shared(String reference, String number) {
        return "<c r=\"" + reference + "\" t=\"s\"><v>" + number + "</v></c>";
    }

    private static String columns(int from, int to) {
        return IntStream.range(from, to).mapToObj(column -> inline("", "Unknown column " + column))
                .collect(Collectors.joining());
    }

    private static String[] firstHundred() {
        return IntStream.rangeClosed(8, 108).mapToObj(column -> column == 108
                ? "and 4892 more"
                : "Unknown column " + column).toArray(String[]::new);
    }

    static String[] letters(int from, int to, String why) {
        return IntStream.range(from, to).mapToObj(line -> "S:" + line + " " + why).toArray(String[]::new);
    }

    private static RawWorkbook hidden(String name, String rows, String state) {
        return workbook().sheet(name, rows).part("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\""
                + name + "\" state=\"" + state + "\" r:id=\"rId1\"/></sheets></workbook>");
    }

    private static String twoSheets() {
        return "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Chart\" r:id=\"rId9\"/><sheet name=\"S\" r:id=\"rId1\"/>"
                + "</sheets></workbook>";
    }

    private static String chartRelationships() {
        String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"" + type + "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"rId9\" Type=\"" + type + "chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
                + "</Relationships>";
    }

    /** Other namespaces and relationship types, and dates as ISO texts. */
    private static RawWorkbook strict() {
        String sheets = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        String office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        String packages = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        return sheet("").sheetXml("S", "<worksheet xmlns=\"" + sheets + "\"><sheetData>" + HEADER
                + row(2).replace("<c r=\"E2\"><v>40148.322916666664</v>",
                        "<c r=\"E2\" t=\"d\"><v>2009-12-01T07:45:00</v>")
                + "</sheetData></worksheet>")
                .part("xl/workbook.xml", "<workbook xmlns=\"" + sheets + "\" xmlns:r=\"" + office + "\" conformance="
                        + "\"strict\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
                .part("xl/_rels/workbook.xml.rels", packages + "<Relationship Id=\"rId1\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
                .part("_rels/.rels", packages + "<Relationship Id=\"rId1\" Type=\"" + office
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    }
}
