package dev.tillstream.ingest.workbook;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The text of a shared or an inline string: its runs one after the other, without fonts and phonetic guides. */
final class RichText {

    /** Excel's own limit is 32,767 characters; a text beyond this one is an attack. */
    private static final int MAX_LENGTH = 1 << 22;

    private RichText() {}

    /** Reads from the start of {@code si} or {@code is} to its end. */
    static void append(Xml xml, StringBuilder text) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "t" -> appendCharacters(xml, text);
                    case "rPh" -> xml.skipElement();
                    default -> depth++;
                }
            }
        }
    }

    private static void appendCharacters(Xml xml, StringBuilder text) throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                xml.skipElement();
            } else if (isText(event)) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > MAX_LENGTH) {
                    throw new XMLStreamException("holds a text of more than " + MAX_LENGTH + " characters");
                }
            }
        }
    }

    static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }
}
