package dev.tillstream.ingest.table;

import java.io.InputStream;
import java.util.Arrays;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.codehaus.stax2.XMLStreamReader2;

/** The workbook's table of texts, which cells refer to by number. Immutable. */
final class SharedStrings {

    static final SharedStrings NONE = new SharedStrings(new String[0], 0);

    private final String[] texts;
    private final int count;

    private SharedStrings(String[] texts, int count) {
        this.texts = texts;
        this.count = count;
    }

    /** The counts that the table declares are not believed: it grows with what is there. */
    static SharedStrings read(InputStream in) throws XMLStreamException {
        String[] texts = new String[1024];
        int count = 0;
        StringBuilder text = new StringBuilder();
        XMLStreamReader2 xml = Xml.read(in);
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                if (count == texts.length) {
                    texts = Arrays.copyOf(texts, count * 2);
                }
                text.setLength(0);
                RichText.append(xml, text);
                texts[count++] = text.toString();
            }
        }
        xml.close();
        return new SharedStrings(texts, count);
    }

    /** The text of that number, or null if there is none. */
    String get(int number) {
        return number >= 0 && number < count ? texts[number] : null;
    }
}
