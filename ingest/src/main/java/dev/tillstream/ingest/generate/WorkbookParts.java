package dev.tillstream.ingest.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** The parts of a workbook beside its sheets. */
final class WorkbookParts {

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private WorkbookParts() {}

    /** @param references how often cells refer to the texts */
    static void sharedStrings(OutputStream out, Collection<String> texts, long references) throws IOException {
        StringBuilder xml = new StringBuilder(DECLARATION);
        xml.append("<sst xmlns=\"").append(MAIN).append("\" count=\"").append(references).append("\" uniqueCount=\"")
                .append(texts.size()).append("\">");
        for (String text : texts) {
            xml.append("<si><t xml:space=\"preserve\">").append(escape(text)).append("</t></si>");
            if (xml.length() > 1 << 16) {
                write(out, xml.toString());
                xml.setLength(0);
            }
        }
        write(out, xml.append("</sst>").toString());
    }

    static void workbook(OutputStream out, List<String> sheetNames) throws IOException {
        StringBuilder xml = new StringBuilder(DECLARATION);
        xml.append("<workbook xmlns=\"").append(MAIN).append("\" xmlns:r=\"").append(OFFICE).append("\"><sheets>");
        for (int i = 1; i <= sheetNames.size(); i++) {
            xml.append("<sheet name=\"").append(sheetNames.get(i - 1)).append("\" sheetId=\"").append(i)
                    .append("\" r:id=\"rId").append(i).append("\"/>");
        }
        write(out, xml.append("</sheets></workbook>").toString());
    }

    static void workbookRelationships(OutputStream out, int sheets) throws IOException {
        StringBuilder xml = new StringBuilder(DECLARATION);
        xml.append("<Relationships xmlns=\"").append(PACKAGE).append("relationships\">");
        for (int i = 1; i <= sheets; i++) {
            relationship(xml, i, OFFICE + "/worksheet", "worksheets/sheet" + i + ".xml");
        }
        relationship(xml, sheets + 1, OFFICE + "/styles", "styles.xml");
        relationship(xml, sheets + 2, OFFICE + "/sharedStrings", "sharedStrings.xml");
        write(out, xml.append("</Relationships>").toString());
    }

    /** Style 0 is plain, style 1 shows date and time. */
    static void styles(OutputStream out) throws IOException {
        write(out, DECLARATION + "<styleSheet xmlns=\"" + MAIN + "\">"
                + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                + "<xf numFmtId=\"22\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
                + "</cellXfs></styleSheet>");
    }

    static void relationships(OutputStream out) throws IOException {
        StringBuilder xml = new StringBuilder(DECLARATION);
        xml.append("<Relationships xmlns=\"").append(PACKAGE).append("relationships\">");
        relationship(xml, 1, OFFICE + "/officeDocument", "xl/workbook.xml");
        write(out, xml.append("</Relationships>").toString());
    }

    static void contentTypes(OutputStream out, int sheets) throws IOException {
        StringBuilder xml = new StringBuilder(DECLARATION);
        xml.append("<Types xmlns=\"").append(PACKAGE).append("content-types\">")
                .append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.")
                .append("relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        override(xml, "/xl/workbook.xml", "sheet.main+xml");
        for (int i = 1; i <= sheets; i++) {
            override(xml, "/xl/worksheets/sheet" + i + ".xml", "worksheet+xml");
        }
        override(xml, "/xl/styles.xml", "styles+xml");
        override(xml, "/xl/sharedStrings.xml", "sharedStrings+xml");
        write(out, xml.append("</Types>").toString());
    }

    private static void relationship(StringBuilder xml, int id, String type, String target) {
        xml.append("<Relationship Id=\"rId").append(id).append("\" Type=\"").append(type).append("\" Target=\"")
                .append(target).append("\"/>");
    }

    private static void override(StringBuilder xml, String part, String type) {
        xml.append("<Override PartName=\"").append(part).append("\" ContentType=\"").append(TYPE).append(type)
                .append("\"/>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void write(OutputStream out, String xml) throws IOException {
        out.write(xml.getBytes(StandardCharsets.UTF_8));
    }
}
