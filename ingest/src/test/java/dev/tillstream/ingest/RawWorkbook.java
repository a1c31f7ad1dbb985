package dev.tillstream.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook made of XML by hand, so that a test can say what no library writes. */
public final class RawWorkbook {

    /** What a part holds, written when the workbook is. */
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    public static final String HEADER = "<row r=\"1\">" + inline("A1", "Invoice") + inline("B1", "StockCode")
            + inline("C1", "Description") + inline("D1", "Quantity") + inline("E1", "InvoiceDate")
            + inline("F1", "Price") + inline("G1", "Customer ID") + inline("H1", "Country") + "</row>";

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Map<String, Content> overrides = new LinkedHashMap<>();
    private String workbookProperties = "";
    private String sharedStrings;
    private int level = Deflater.DEFAULT_COMPRESSION;

    /** @param rows the content of {@code sheetData} */
    public RawWorkbook sheet(String name, String rows) {
        return sheetXml(name, "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }

    public RawWorkbook sheetXml(String name, String xml) {
        sheets.put(name, xml);
        return this;
    }

    public RawWorkbook sharedStrings(String items) {
        sharedStrings = "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>";
        return this;
    }

    public RawWorkbook date1904() {
        workbookProperties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** Replaces a part, or leaves it out when the content is null. */
    public RawWorkbook part(String name, String content) {
        overrides.put(name, content == null ? null : text(content));
        return this;
    }

    /** Replaces a part by one too long to be held, or of other bytes than UTF-8. */
    public RawWorkbook streamed(String name, Content content) {
        overrides.put(name, content);
        return this;
    }

    public Path write(Path file) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(level);
            for (Map.Entry<String, Content> part : parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Leaves the parts as long as they are: for content that must not pass for a zip bomb. */
    public RawWorkbook uncompressed() {
        level = Deflater.NO_COMPRESSION;
        return this;
    }

    /** A sound row with the given line as its invoice number. */
    public static String row(int line) {
        return row(line, "<v>6</v>");
    }

    /** @param quantity the content of the quantity's cell */
    public static String row(int line, String quantity) {
        return "<row r=\"" + line + "\"><c r=\"A" + line + "\"><v>" + (489_000 + line) + "</v></c>"
                + inline("B" + line, "85048") + inline("C" + line, "GLASS BALL") + "<c r=\"D" + line + "\">" + quantity
                + "</c><c r=\"E" + line + "\"><v>40148.322916666664</v></c><c r=\"F" + line
                + "\"><v>6.95</v></c><c r=\"G"
                + line + "\"><v>13085</v></c>" + inline("H" + line, "France") + "</row>";
    }

    public static String inline(String reference, String text) {
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    /** All parts by name, in the order in which they are written. */
    public Map<String, Content> parts() {
        Map<String, Content> parts = new LinkedHashMap<>();
        soundParts().forEach((name, content) -> parts.put(name, text(content)));
        parts.putAll(overrides);
        parts.values().removeIf(Objects::isNull);
        return parts;
    }

    private static Content text(String content) {
        return out -> out.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> soundParts() {
        StringBuilder types = new StringBuilder("""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>""");
        StringBuilder list = new StringBuilder();
        StringBuilder relationships = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        Map<String, String> parts = new LinkedHashMap<>();
        types.append(override("xl/workbook.xml", "sheet.main+xml"));
        int number = 0;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            number++;
            String part = "xl/worksheets/sheet" + number + ".xml";
            parts.put(part, sheet.getValue());
            types.append(override(part, "worksheet+xml"));
            list.append("<sheet name=\"").append(sheet.getKey()).append("\" sheetId=\"").append(number)
                    .append("\" r:id=\"rId").append(number).append("\"/>");
            relationships.append(relationship(number, "worksheet", "worksheets/sheet" + number + ".xml"));
        }
        if (sharedStrings != null) {
            parts.put("xl/sharedStrings.xml", sharedStrings);
            types.append(override("xl/sharedStrings.xml", "sharedStrings+xml"));
            relationships.append(relationship(number + 1, "sharedStrings", "sharedStrings.xml"));
        }
        parts.put("xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\">"
                + workbookProperties + "<sheets>" + list + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relationships + "</Relationships>");
        parts.put("_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + relationship(1, "officeDocument", "xl/workbook.xml") + "</Relationships>");
        parts.put("[Content_Types].xml", types + "</Types>");
        return parts;
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }

    private static String relationship(int id, String type, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }
}
