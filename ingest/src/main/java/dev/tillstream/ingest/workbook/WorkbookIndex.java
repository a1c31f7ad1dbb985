package dev.tillstream.ingest.workbook;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import dev.tillstream.ingest.table.ShownText;

/**
 * What a workbook says about itself in {@code workbook.xml}.
 *
 * @param entries its sheets in the order of the tabs, hidden ones included
 * @param date1904 whether dates count from 1904 and not from 1900
 */
record WorkbookIndex(List<Entry> entries, boolean date1904) {

    private static final int MAX_SHEETS = 1_000;
    /** Three times as long as Excel takes. */
    private static final int MAX_NAME = 100;

    /**
     * @param relationshipId how the workbook refers to the sheet's part
     * @param hidden whether Excel shows no tab for it
     */
    record Entry(String name, String relationshipId, boolean hidden) {}

    static WorkbookIndex read(InputStream in) throws XMLStreamException {
        List<Entry> entries = new ArrayList<>();
        boolean date1904 = false;
        Xml xml = Xml.read(in);
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "workbookPr" -> date1904 = isTrue(attribute(xml, "date1904"));
                case "sheet" -> {
                    entries.add(entry(xml));
                    if (entries.size() > MAX_SHEETS) {
                        throw new XMLStreamException("lists more than " + MAX_SHEETS + " sheets");
                    }
                }
                default -> {
                    // Views, names, calculation settings: nothing that a reader needs.
                }
            }
        }
        xml.close();
        return new WorkbookIndex(List.copyOf(entries), date1904);
    }

    private static Entry entry(Xml xml) {
        String name = ShownText.of(EscapedText.decode(attribute(xml, "name")), MAX_NAME);
        return new Entry(name, attribute(xml, "id"),
                attribute(xml, "state").toLowerCase(Locale.ROOT).endsWith("hidden"));
    }

    /** By local name, since {@code r:id} has one namespace in the strict form of the format and another elsewhere. */
    private static String attribute(Xml xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true");
    }
}
