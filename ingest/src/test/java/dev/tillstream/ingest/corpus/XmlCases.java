package dev.tillstream.ingest.corpus;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;

import dev.tillstream.ingest.RawWorkbook;

/** Attacks on whoever parses a workbook's XML: by entities, by depth, by length. */
final class XmlCases {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final String BOMB = "<!DOCTYPE lolz [<!ENTITY a0 \"lol\">" + bomb() + "]>";
    private static final String END = "</sheetData></worksheet>";

    private XmlCases() {}

    static List<CorpusCase> all() {
        return List.of(
                refused("a billion laughs in a sheet", part(SHEET, BOMB + "<worksheet><sheetData>"
                        + HEADER.replace("Country", "&a9;") + row(2) + END), "S", "document type"),
                refused("a billion laughs in the shared texts",
                        part(STRINGS, BOMB + "<sst><si><t>&a9;</t></si></sst>"), null, "document type"),
                refused("a billion laughs in the workbook",
                        part("xl/workbook.xml", BOMB + "<workbook>&a9;</workbook>"), null, "document type"),
                refused("a billion laughs in the relationships",
                        part("_rels/.rels", BOMB + "<Relationships>&a9;</Relationships>"), null, "has no workbook"),
                refused("a billion laughs in the workbook's relationships",
                        part("xl/_rels/workbook.xml.rels", BOMB + "<Relationships>&a9;</Relationships>"), null,
                        "damaged"),
                refused("a billion laughs in the content types",
                        part("[Content_Types].xml", BOMB + "<Types>&a9;</Types>"), null, "damaged"),
                refused("an outside entity in a sheet", part(SHEET, "<!DOCTYPE w [<!ENTITY e SYSTEM "
                        + "\"file:///etc/hostname\">]><worksheet><sheetData>" + HEADER.replace("Country", "&e;")
                        + row(2) + END), "S", "document type"),
                refused("an outside document type", part(SHEET, "<!DOCTYPE w SYSTEM \"http://127.0.0.1:1/w.dtd\">"
                        + "<worksheet><sheetData>" + HEADER + row(2) + END), "S", "document type"),
                refused("a parameter entity", part(STRINGS, "<!DOCTYPE s [<!ENTITY % p SYSTEM "
                        + "\"http://127.0.0.1:1/p\"> %p;]><sst/>"), null, "document type"),
                refused("an entity that nobody declared", part(SHEET, "<worksheet><sheetData>"
                        + HEADER.replace("Country", "&country;") + row(2) + END), "S", "damaged"),
                refused("elements in elements, 100,000 deep", flood(SHEET, "<worksheet><sheetData>" + HEADER
                        + "<row><c><f>", i -> "<f>", 100_000, "</f></c></row>" + END), "S", "deep"),
                refused("elements in shared texts, 100,000 deep", flood(STRINGS, "<sst><si>", i -> "<r>", 100_000,
                        "</si></sst>"), null, "deep"),
                refused("elements in relationships, 100,000 deep", flood("xl/_rels/workbook.xml.rels",
                        "<Relationships>", i -> "<r>", 100_000, "</Relationships>"), null, "damaged"),
                refused("an attribute of 100 MB", flood(SHEET, "<worksheet><sheetData>" + HEADER + "<row r=\"",
                        i -> kilobyte(), 100_000, "\"/>" + END), "S", "more than"),
                refused("a name of 10 MB", flood(SHEET, "<worksheet><sheetData>" + HEADER + "<row",
                        i -> kilobyte(), 10_000, "/>" + END), "S", "more than"),
                refused("a comment of 10 MB", flood(SHEET, "<worksheet><sheetData>" + HEADER + "<!--",
                        i -> kilobyte(), 10_000, "-->" + row(2) + END), "S", "more than"),
                refused("blanks of 10 MB", flood(SHEET, "<worksheet><sheetData>" + HEADER,
                        i -> " ".repeat(1_000), 10_000, row(2) + END), "S", "more than"),
                refused("a number of 100 MB", flood(SHEET, "<worksheet><sheetData>" + HEADER
                        + "<row r=\"2\"><c r=\"A2\"><v>", i -> "1".repeat(1_000), 100_000, "</v></c></row>" + END),
                        "S", "more than"),
                refused("an inline text of 100 MB", flood(SHEET, "<worksheet><sheetData>" + HEADER
                        + "<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>", i -> kilobyte(), 100_000,
                        "</t></is></c></row>" + END), "S", "more than"),
                refused("a shared text of 100 MB", flood(STRINGS, "<sst><si><t>", i -> kilobyte(), 100_000,
                        "</t></si></sst>"), null, "more than"),
                refused("100 inline texts of 900 kB in one row", flood(SHEET, "<worksheet><sheetData>" + HEADER
                        + "<row r=\"2\">",
                        i -> i % 900 == 0
                                ? (i == 0 ? "" : "</t></is></c>") + "<c t=\"inlineStr\"><is><t>"
                                : kilobyte(),
                        90_000, "</t></is></c></row>" + END), "S", "row 2 is too long"),
                refused("more shared texts than fit into memory", flood(STRINGS, "<sst>",
                        i -> "<si><t>" + "0123456789".repeat(5) + i + "</t></si>",
                        Runtime.getRuntime().maxMemory() / 4 / 150, "</sst>"), null,
                        "shared texts", "memory"),
                refused("a million names of elements", flood(SHEET, "<worksheet><sheetData>" + HEADER + "<row>",
                        i -> "<e" + i + "/>", 1_000_000, "</row>" + END), "S", "different names"),
                refused("a million names of attributes", flood(SHEET, "<worksheet><sheetData>" + HEADER + "<row>",
                        i -> "<c r=\"A2\" a" + i + "=\"\"/>", 1_000_000, "</row>" + END), "S", "different names"),
                refused("a million prefixes", flood(SHEET, "<worksheet><sheetData>" + HEADER + "<row>",
                        i -> "<c r=\"A2\" xmlns:p" + i + "=\"u\"/>", 1_000_000, "</row>" + END), "S",
                        "different names"),
                refused("a million sheets", flood("xl/workbook.xml", "<workbook><sheets>",
                        i -> "<sheet name=\"S" + i + "\" sheetId=\"1\" id=\"rId1\"/>", 1_000_000,
                        "</sheets></workbook>"), null, "more than 1000 sheets"),
                refused("half a million relationships", flood("xl/_rels/workbook.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
                        i -> "<Relationship Id=\"r" + i + "\" Type=\"t\" Target=\"x" + i + ".xml\"/>", 500_000,
                        "</Relationships>"), null, "longer than 16777216 bytes"),
                refused("a million columns", flood(SHEET, "<worksheet><sheetData><row>", i -> "<c><v>1</v></c>",
                        1_000_000, "</row>" + END), "S", "beyond the last column (XFD)"),
                refused("the 16,385th column", part(SHEET, "<worksheet><sheetData>" + HEADER
                        + "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>" + END), "S", "XFD"),
                refused("tags that are not closed", part(SHEET, "<worksheet><sheetData>" + HEADER + row(2)
                        + "<row><c><v>1</c></row>" + END), "S", 1, "damaged"),
                refused("a sheet that ends after a row", part(SHEET, "<worksheet><sheetData>" + HEADER + row(2)),
                        "S", 1, "damaged"),
                refused("bytes that are no UTF-8",
                        file -> sound().streamed(SHEET,
                                out -> out.write(("<worksheet><sheetData>" + HEADER.replace("Country", "Curaçao") + END)
                                        .getBytes(StandardCharsets.ISO_8859_1)))
                                .write(file),
                        "S", "damaged"),
                refused("a sheet in an unknown encoding",
                        part(SHEET, "<?xml version=\"1.0\" encoding=\"x-none\"?><worksheet/>"), "S", "damaged"),
                accepted("a sheet in UTF-16, little end first", encoded(StandardCharsets.UTF_16LE)),
                accepted("a sheet in UTF-16, big end first", encoded(StandardCharsets.UTF_16BE)),
                accepted("a bomb in a part that nobody reads", part("docProps/custom.xml", BOMB + "<p>&a9;</p>")));
    }

    private static RawWorkbook sound() {
        return new RawWorkbook().sharedStrings("").sheet("S", HEADER + row(2));
    }

    private static CorpusCase accepted(String name, CorpusCase.Content content) {
        return new CorpusCase(name, "table.xlsx", content, Receipt.transactions().sheet("S", 1));
    }

    private static CorpusCase refused(String name, CorpusCase.Content content, String sheet, String... words) {
        return refused(name, content, sheet, 0, words);
    }

    private static CorpusCase refused(String name, CorpusCase.Content content, String sheet, int after,
            String... words) {
        return new CorpusCase(name, "table.xlsx", content, Refusal.inSheet(sheet, words).afterRows(after));
    }

    private static CorpusCase.Content part(String name, String xml) {
        return file -> sound().part(name, xml).write(file);
    }

    /** A long part that is not compressed, so that it is no zip bomb. */
    private static CorpusCase.Content flood(String name, String start, LongFunction<String> unit, long units,
            String end) {
        return file -> sound().uncompressed().streamed(name, out -> {
            write(out, start);
            for (long i = 0; i < units; i++) {
                write(out, unit.apply(i));
            }
            write(out, end);
        }).write(file);
    }

    private static CorpusCase.Content encoded(Charset charset) {
        return file -> sound().streamed(SHEET, out -> out.write(("\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                + "<worksheet><sheetData>" + HEADER + row(2) + END).getBytes(charset))).write(file);
    }

    private static void write(OutputStream out, String text) throws java.io.IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String kilobyte() {
        return "0123456789".repeat(100);
    }

    private static String bomb() {
        StringBuilder entities = new StringBuilder();
        for (int level = 1; level < 10; level++) {
            entities.append("<!ENTITY a").append(level).append(" \"").append(("&a" + (level - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.toString();
    }
}
