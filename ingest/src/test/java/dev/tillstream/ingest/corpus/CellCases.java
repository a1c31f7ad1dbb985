package dev.tillstream.ingest.corpus;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;

import java.util.List;

import dev.tillstream.ingest.RawWorkbook;

/**
 * Odd cells: each case is a workbook whose rows are sound but for one column. A cell is written as {@code type:value},
 * where {@code is} stands for an inline text and {@code xml} for the cell's whole content.
 */
final class CellCases {

    private CellCases() {}

    static List<CorpusCase> all() {
        return List.of(
                cells("codes that are numbers", "B", rows(8).values("StockCode", "85048", "85048", "123450", "12",
                        "000123", "85048", "-5", "1.5"), "n:85048", "n:85048.0", "n:1.2345E5", "n:000012",
                        "is:000123", "is: 85048.0 ", "n:-5", "n:1.5"),
                cells("codes longer than a double holds", "A",
                        rows(3).values("InvoiceNo", "12345678901234567890", "1E300", "0.1"), "n:12345678901234567890",
                        "n:1E300", "n:0.1"),
                cells("texts of formulas and calculated ones", "C", rows(4).values("Description", "A B", null, "12",
                        "TRUE"), "xml: t=\"str\"><f>A1&amp;B1</f><v>A B</v>",
                        "xml: t=\"str\"><f>IF(1,\"\",2)</f><v></v>",
                        "xml:><f>6*2</f><v>12</v>", "xml: t=\"b\"><f>TRUE()</f><v>1</v>"),
                cells("formulas that no program has calculated", "D",
                        Receipt.transactions().sheet("S", 1, "Quantity holds an error", "Quantity holds an error")
                                .values("Quantity", "12")
                                .letters(WorkbookCases.letters(2, 4, "Quantity holds an error: '#NOT CALCULATED'")),
                        "xml:><f>SUM(A1:A9)</f>", "xml:><f>SUM(A1:A9)</f><v/>", "xml:><f>6*2</f><v>12</v>"),
                cells("an optional formula that no program has calculated", "H",
                        refused("Country holds an error", "Country holds an error: '#NOT CALCULATED'"),
                        "xml:><f>VLOOKUP(A1,B1:C9,2)</f><v></v>"),
                cells("rich texts with phonetic guides", "C", rows(2).values("Description", "東京 GLASS", "a b"),
                        "xml: t=\"inlineStr\"><is><r><t>東</t></r><r><rPr><b/></rPr><t>京</t></r><r><t xml:space="
                                + "\"preserve\"> GLASS</t></r><rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh>"
                                + "<phoneticPr fontId=\"1\"/></is>",
                        "xml: t=\"inlineStr\"><is><t>a</t><t> b</t></is>"),
                cells("characters that the format escapes", "C", rows(8).values("Description", "a\r\nb", "_x000D_",
                        "😀", "\u0001 ", "_x00D_ _xZZZZ_ _x000", "A\u00e9", "\ufffd!", null),
                        "is:a_x000D_\nb", "is:_x005F_x000D_", "str:_xD83D__xDE00_", "is:_x0001_ ",
                        "is:_x00D_ _xZZZZ_ _x000", "is:A_x00e9_", "is:_xD83D_!", "is:&#9;"),
                cells("half a character in a row that is refused", "D", refused("Quantity is not a number",
                        "Quantity is not a number: '\ufffd'"), "is:_xDE00_"),
                cells("other scripts and emoji", "C",
                        rows(4).values("Description", "ГЛАСС", "שלום", "👩‍👩‍👧 🇬🇧", "e\u0301"),
                        "is:ГЛАСС", "is:שלום", "is:👩‍👩‍👧 🇬🇧", "is:e\u0301"),
                cells("blanks around texts, which they keep", "C", rows(2).values("Description", "  GLASS ", null),
                        "is:  GLASS ", "is: \u00a0\n"),
                cells("blanks around codes, which they lose", "B", Receipt.transactions()
                        .sheet("S", 3, "StockCode is missing").values("StockCode", "85048", "85048", "POST A")
                        .letters("S:5 StockCode is missing"), "is: 85048\u00a0", "str:\u202f85048.0 ", "is:\tPOST A\n",
                        "is:\u00a0"),
                cells("the longest text and a longer one", "C", Receipt.transactions().sheet("S", 1,
                        "Description is longer than 32767 characters")
                        .letters("S:3 Description is longer than 32767 characters"), "is:" + "x".repeat(32_767),
                        "is:" + "x".repeat(32_768)),
                cells("truths in a column of texts", "H", rows(4).values("Country", "TRUE", "FALSE", "TRUE", "FALSE"),
                        "b:1", "b:0", "b:true", "b:false"),
                cells("quantities", "D", Receipt.transactions()
                        .sheet("S", 5, whole(), whole(), "Quantity is out of range",
                                "Quantity is out of range", "Quantity is not a number", "Quantity is not a number",
                                "Quantity is not a number", "Quantity is missing")
                        .values("Quantity", "6", "1000", "-74215", "2147483647", "7")
                        .letters("S:7 Quantity is not a whole number: '1.5'",
                                "S:8 Quantity is not a whole number: '1e-3'",
                                "S:9 Quantity is out of range: '1e10'", "S:10 Quantity is out of range: '2147483648'",
                                "S:11 Quantity is not a number: 'NaN'", "S:12 Quantity is not a number: 'six'",
                                "S:13 Quantity is not a number: 'TRUE'", "S:14 Quantity is missing"),
                        "n:6.0", "n:1E3", "n:-74215", "n:2147483647", "is: 7 ", "n:1.5", "n:1e-3", "n:1e10",
                        "n:2147483648", "n:NaN", "is:six", "b:1", "n:"),
                cells("prices", "F", Receipt.transactions().sheet("S", 5, "Price is out of range",
                        "Price is not a number", "Price is not a number", "Price is missing", "Price is not a number")
                        .values("UnitPrice", "-11062.06", "0", "1.0E308", "0.001", "9.95")
                        .letters("S:7 Price is out of range: '1e309'", "S:8 Price is not a number: 'Infinity'",
                                "S:9 Price is not a number: '1,50'", "S:10 Price is missing",
                                "S:11 Price is not a number: '" + "9".repeat(59) + "…'"),
                        "n:-11062.06", "n:-0", "n:1e308", "is:0.001", "n:9.9500", "n:1e309", "n:Infinity",
                        "is:1,50", "is: ", "n:" + "9".repeat(5_000)),
                cells("dates of the 1900 system and its false leap day", "E", rows(6).times("1899-12-31T00:00:00Z",
                        "9999-12-31T23:59:59.999Z").values("InvoiceDate", "1899-12-31T00:00:00Z",
                                "1900-02-28T00:00:00Z", "1900-03-01T00:00:00Z", "1900-03-01T00:00:00Z",
                                "2009-12-01T07:45:00Z", "9999-12-31T23:59:59.999Z"),
                        "n:0", "n:59", "n:60", "n:61", "n:40148.3229166667", "n:2958465.99999999"),
                new CorpusCase("dates of the 1904 system", "table.xlsx",
                        sheet("E", "n:0", "n:60", "n:38686.322916666664").date1904()::write,
                        rows(3).times("1904-01-01T00:00:00Z", Receipt.TIME).values("InvoiceDate",
                                "1904-01-01T00:00:00Z", "1904-03-01T00:00:00Z", Receipt.TIME)),
                cells("serials that are no dates", "E", refused("InvoiceDate is not a date",
                        "InvoiceDate is not a date: '-1'", "InvoiceDate is not a date: '2958466'",
                        "InvoiceDate is not a date: '1e300'", "InvoiceDate is not a date: 'TRUE'"), "n:-1",
                        "n:2958466", "n:1e300", "b:1"),
                cells("dates as texts", "E", rows(12).times("2009-12-01T00:00:00Z", "2009-12-01T19:45:00Z").values(
                        "InvoiceDate", Receipt.TIME, Receipt.TIME, Receipt.TIME, Receipt.TIME, Receipt.TIME,
                        "2009-12-01T07:45:30.500Z", "2009-12-01T00:00:00Z", "2009-12-01T05:45:00Z",
                        "2009-12-01T05:45:00Z", Receipt.TIME, "2009-12-01T19:45:00Z", "2009-12-01T00:15:00Z"),
                        "d:2009-12-01T07:45:00", "d:2009-12-01T07:45:00.000Z", "str:2009-12-01 07:45",
                        "is: 12/1/2009 7:45 ", "is:12/01/2009 07:45:00", "is:2009-12-01 07:45:30.5", "is:2009-12-01",
                        "is:2009-12-01T07:45:00+02:00", "is:2009-12-01 07:45:00+02:00", "is:12/1/2009 7:45 AM",
                        "is:12/1/2009 7:45:00 pm", "is:12/1/2009 12:15 AM"),
                cells("dates that would have to be guessed", "E", refused("InvoiceDate is not a date",
                        "InvoiceDate is not a date: '31/12/2009'", "InvoiceDate is not a date: '13/12/2009 07:45'",
                        "InvoiceDate is not a date: '01.12.2009'", "InvoiceDate is not a date: '12/1/09'",
                        "InvoiceDate is not a date: '2009-02-30'", "InvoiceDate is not a date: '2009-12-01 25:00'",
                        "InvoiceDate is not a date: '12/1/2009 13:45 PM'",
                        "InvoiceDate is not a date: '1 December 2009'", "InvoiceDate is not a date: '40148.32'",
                        "InvoiceDate is not a date: '20091201'"), "is:31/12/2009", "is:13/12/2009 07:45",
                        "is:01.12.2009", "is:12/1/09", "d:2009-02-30", "is:2009-12-01 25:00", "is:12/1/2009 13:45 PM",
                        "is:1 December 2009", "is:40148.32", "is:20091201"),
                cells("an error in a column of codes", "B", refused("StockCode holds an error",
                        "StockCode holds an error: '#REF!'"), "e:#REF!"),
                cells("an error in a column of numbers", "F", refused("Price holds an error",
                        "Price holds an error: '#DIV/0!'"), "e:#DIV/0!"),
                cells("an error in a column of dates", "E", refused("InvoiceDate holds an error",
                        "InvoiceDate holds an error: '#VALUE!'"), "e:#VALUE!"),
                cells("errors in optional columns", "G", refused("Customer ID holds an error",
                        "Customer ID holds an error: '#N/A'", "Customer ID holds an error: '#NAME?'"), "e:#N/A",
                        "xml: t=\"e\"><f>X()</f><v>#NAME?</v>"),
                cells("customers with and without a number", "G", rows(6).values("CustomerID", "13085", "13085",
                        "13085", null, null, "NaN"), "n:13085", "n:13085.0", "is:13085.0", "n:", "is:  ", "is:NaN"),
                cells("types that the format does not have", "C", rows(2).values("Description", "GLASS", "GLASS"),
                        "zzz:GLASS", "inlineStr:GLASS"));
    }

    private static String whole() {
        return "Quantity is not a whole number";
    }

    private static Receipt rows(int published) {
        return Receipt.transactions().sheet("S", published);
    }

    /** All rows are refused for one kind of reason. */
    private static Receipt refused(String reason, String... letters) {
        String[] reasons = new String[letters.length];
        String[] inOrder = new String[letters.length];
        for (int i = 0; i < letters.length; i++) {
            reasons[i] = reason;
            inOrder[i] = "S:" + (i + 2) + " " + letters[i];
        }
        return Receipt.transactions().sheet("S", 0, reasons).letters(inOrder);
    }

    private static CorpusCase cells(String name, String column, Receipt receipt, String... cells) {
        return new CorpusCase(name, "table.xlsx", sheet(column, cells)::write, receipt);
    }

    private static RawWorkbook sheet(String column, String... cells) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < cells.length; i++) {
            String sound = row(i + 2);
            int start = sound.indexOf("<c r=\"" + column);
            rows.append(sound, 0, start).append("<c r=\"").append(column).append(i + 2).append('"')
                    .append(content(cells[i])).append(sound.substring(sound.indexOf("</c>", start)));
        }
        return new RawWorkbook().sheet("S", rows.toString());
    }

    /** The rest of the start tag and what follows it. */
    private static String content(String cell) {
        String type = cell.substring(0, cell.indexOf(':'));
        String value = cell.substring(cell.indexOf(':') + 1);
        return switch (type) {
            case "xml" -> value;
            case "is" -> " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + value + "</t></is>";
            default -> " t=\"" + type + "\"><v>" + value + "</v>";
        };
    }
}
