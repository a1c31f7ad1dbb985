package dev.tillstream.ingest.table;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.codehaus.stax2.XMLStreamReader2;

/**
 * What a workbook says about itself in {@code workbook.xml}.
 *
 * @param entries its sheets in the order of the tabs, hidden ones included
 * @param date1904 whether dates count from 1904 and not from 1900
 */
record WorkbookIndex(List<Entry> entries, boolean date1904) {

    /** @param relationshipId how the workbook refers to the sheet's part */
    record Entry(String name, String relationshipId) {}

    static WorkbookIndex read(InputStream in) throws XMLStreamException {
        List<Entry> entries = new ArrayList<>();
        boolean date1904 = false;
        XMLStreamReader2 xml = Xml.read(in);
        while (xml.hasNext()) {
            if (Xml.next(xml) != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "workbookPr" -> date1904 = isTrue(attribute(xml, "date1904"));
                case "sheet" -> entries.add(new Entry(attribute(xml, "name"), attribute(xml, "id")));
                default -> {
                    // Views, names, calculation settings: nothing that a reader needs.
                }
            }
        }
        xml.close();
        return new WorkbookIndex(List.copyOf(entries), date1904);
    }

    /** By local name, since {@code r:id} has one namespace in the strict form of the format and another elsewhere. */
    private static String attribute(XMLStreamReader2 xml, String name) {
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
