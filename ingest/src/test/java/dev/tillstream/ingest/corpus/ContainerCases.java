package dev.tillstream.ingest.corpus;

import static dev.tillstream.ingest.RawWorkbook.HEADER;
import static dev.tillstream.ingest.RawWorkbook.row;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

import dev.tillstream.ingest.RawWorkbook;

/** Damaged and dressed-up zip archives. */
final class ContainerCases {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String[] AGAIN = {"is cut off or damaged", "copy or download it again"};

    private ContainerCases() {}

    static List<CorpusCase> all() {
        return List.of(
                refused("a workbook that ends in its first entry", cut(0.1), AGAIN),
                refused("a workbook that ends in the middle", cut(0.5), AGAIN),
                refused("a workbook that ends in its directory", cut(0.99), AGAIN),
                refused("a zip archive without its directory", file -> {
                    RawZip zip = RawZip.of(sound());
                    Files.write(file, Arrays.copyOf(zip.bytes(), zip.directoryOffset()));
                }, AGAIN),
                accepted("some bytes behind the archive", file -> {
                    sound().write(file);
                    Files.write(file, new byte[1_000], StandardOpenOption.APPEND);
                }),
                refused("many bytes behind the archive", file -> {
                    sound().write(file);
                    Files.write(file, new byte[100_000], StandardOpenOption.APPEND);
                }, AGAIN),
                refused("an archive without entries", file -> new RawZip().write(file), "empty zip archive"),
                refused("a table in an archive", file -> new RawZip().add("data/online_retail_II.csv", "Invoice\n")
                        .write(file), "is a zip archive", "online_retail_II.csv", "unpack it"),
                refused("an archive in an archive in an archive", file -> {
                    byte[] inner = new RawZip().add("a.xlsx", "").bytes();
                    byte[] middle = new RawZip().add(RawZip.Entry.of("b.zip", inner)).bytes();
                    new RawZip().add(RawZip.Entry.of("c.zip", middle)).write(file);
                }, "is a zip archive", "unpack it"),
                refused("a table of OpenOffice", file -> new RawZip()
                        .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet").add("content.xml", "<x/>")
                        .add("settings.xml", "<x/>").write(file), "OpenDocument", ".ods", "save it as .xlsx"),
                refused("a text of Word", file -> sound().part("[Content_Types].xml", types(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))
                        .write(file), "is an Office file but not a workbook", "save the table as .xlsx"),
                accepted("a workbook with macros", file -> sound().part("[Content_Types].xml",
                        types("application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
                        .part("xl/vbaProject.bin", "macro").write(file)),
                accepted("a template", file -> sound().part("[Content_Types].xml", types(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"))
                        .write(file)),
                refused("a workbook whose content type is another one", file -> sound().part("[Content_Types].xml",
                        types("application/xml")).write(file), "not a workbook"),
                accepted("sheets of a wrong content type", file -> sound().part("[Content_Types].xml",
                        types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"))
                        .write(file)),
                refused("100,000 entries", file -> {
                    RawZip zip = RawZip.of(sound());
                    for (int i = 0; i < 100_000; i++) {
                        zip.add("xl/media/image" + i + ".png", "");
                    }
                    zip.write(file);
                }, "holds more than 1000 files", "unpack it", "a new workbook"),
                accepted("entries that point elsewhere", file -> RawZip.of(sound()).add("../../outside.xml", "<x/>")
                        .add("/etc/absolute.xml", "<x/>").add("C:\\windows\\path.xml", "<x/>")
                        .add("xl\\worksheets\\back.xml", "<x/>").add("xl/nul\0byte.xml", "<x/>")
                        .add("xl//./odd/../name.xml", "<x/>").add("%2e%2e/escaped.xml", "<x/>").write(file)),
                refused("two entries of one name", file -> RawZip.of(sound()).add(SHEET, "<worksheet/>").write(file),
                        "more than 1 entry", SHEET),
                refused("two entries whose names differ in case alone",
                        file -> RawZip.of(sound()).add("XL/worksheets/SHEET1.xml", "<worksheet/>").write(file),
                        "more than 1 entry"),
                refused("encrypted entries", file -> {
                    RawZip zip = new RawZip();
                    sound().parts().forEach((name, part) -> zip.add(RawZip.Entry.of(name, new byte[64]).encrypted()));
                    zip.write(file);
                }, "is encrypted", "password"),
                refused("an encrypted sheet", file -> RawZip.of(sound(), SHEET, RawZip.Entry::encrypted).write(file),
                        "is encrypted", "password"),
                new CorpusCase("a sheet packed by an unknown method", "table.xlsx", file -> RawZip.of(sound(), SHEET,
                        entry -> entry.method(99)).write(file), Refusal.inSheet("S", "damaged")),
                new CorpusCase("a sheet with a wrong checksum", "table.xlsx", file -> RawZip.of(sound(), SHEET,
                        RawZip.Entry::wrongCrc).write(file), Refusal.inSheet("S", "damaged", "checksum").afterRows(1)),
                refused("shared texts with a wrong checksum", file -> RawZip.of(sound().sharedStrings("<si/>"),
                        "xl/sharedStrings.xml", RawZip.Entry::wrongCrc).write(file), "damaged", "checksum"),
                new CorpusCase("a sheet that declares 16 GiB", "table.xlsx", file -> RawZip.of(sound(), SHEET,
                        entry -> entry.declaring(16L << 30)).write(file), Refusal.inSheet("S", "damaged").afterRows(1)),
                refused("no list of content types", file -> sound().part("[Content_Types].xml", null).write(file),
                        "is a zip archive, not an .xlsx workbook"),
                refused("no relationships", file -> sound().part("_rels/.rels", null).write(file),
                        "has no workbook"),
                new CorpusCase("no relationships of the workbook", "table.xlsx",
                        file -> sound().part("xl/_rels/workbook.xml.rels", null).write(file),
                        Refusal.inSheet("S", "is not in it")),
                refused("no part of the shared texts", file -> sound().sharedStrings("").part("xl/sharedStrings.xml",
                        null).write(file), "damaged", "sharedStrings.xml"),
                new CorpusCase("a sheet that lies outside", "table.xlsx", file -> sound()
                        .part("xl/_rels/workbook.xml.rels", outside("worksheet", "file:///etc/passwd")).write(file),
                        Refusal.inSheet("S", "outside of the workbook")),
                new CorpusCase("a sheet on a web server", "table.xlsx", file -> sound()
                        .part("xl/_rels/workbook.xml.rels", outside("worksheet", "http://127.0.0.1:1/sheet.xml"))
                        .write(file), Refusal.inSheet("S", "outside of the workbook")),
                refused("a workbook on a web server", file -> sound().part("_rels/.rels",
                        outside("officeDocument", "http://127.0.0.1:1/workbook.xml")).write(file), "has no workbook"),
                refused("broken relationships of a chart", file -> sound().part("xl/charts/chart1.xml", "<c/>")
                        .part("xl/charts/_rels/chart1.xml.rels", "<Relationships").write(file), "damaged"),
                accepted("broken properties of the document", file -> sound()
                        .part("docProps/core.xml", "<cp:coreProperties").part("[Content_Types].xml",
                                types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
                                        .replace("</Types>", "<Override PartName=\"/docProps/core.xml\" ContentType="
                                                + "\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                                                + "</Types>"))
                        .write(file)));
    }

    private static RawWorkbook sound() {
        return new RawWorkbook().sheet("S", HEADER + row(2));
    }

    private static CorpusCase accepted(String name, CorpusCase.Content content) {
        return new CorpusCase(name, "table.xlsx", content, Receipt.transactions().sheet("S", 1));
    }

    private static CorpusCase refused(String name, CorpusCase.Content content, String... words) {
        return new CorpusCase(name, "table.xlsx", content, Refusal.of(words));
    }

    private static CorpusCase.Content cut(double share) {
        return file -> {
            byte[] bytes = Files.readAllBytes(sound().write(file));
            Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));
        };
    }

    private static String types(String workbook) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                + "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                + "<Default Extension=\"xml\" ContentType=\"" + workbook + "\"/></Types>";
    }

    private static String outside(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
                + "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
