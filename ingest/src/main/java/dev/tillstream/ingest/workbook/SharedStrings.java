package dev.tillstream.ingest.workbook;

import java.io.InputStream;
import java.util.Arrays;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The workbook's table of texts, which cells refer to by number. It is all of a workbook that must be held, so that it
 * may take a share of the memory and no more. Immutable.
 */
final class SharedStrings {

    /** What a text takes beside its characters: the string, its array and its place in the table. */
    private static final int TEXT_OVERHEAD = 56;
    private static final int SHARE_OF_MEMORY = 4;

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
        long memory = 0;
        // Asked here: a static field of a native executable would keep what the build had.
        long mostMemory = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
        StringBuilder text = new StringBuilder();
        Xml xml = Xml.read(in);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                if (count == texts.length) {
                    texts = Arrays.copyOf(texts, count * 2);
                }
                text.setLength(0);
                RichText.append(xml, text);
                texts[count++] = EscapedText.decode(text.toString());
                memory += TEXT_OVERHEAD + 2L * text.length();
                if (memory > mostMemory) {
                    throw new XMLStreamException("has more shared texts than fit into memory (" + count
                            + " are read): give more of it, or save the sheets as .csv");
                }
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
