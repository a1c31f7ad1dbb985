package dev.tillstream.ingest.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.util.StreamReader2Delegate;

/**
 * A cursor over one XML part of a workbook that bounds what the part can cost. No part has a document type, so that one
 * is refused, and with it every entity beyond the five of XML itself. The parser keeps open elements, the names that it
 * has met and the token that it is at: each of them has a limit far above what a table needs. Not thread-safe.
 */
final class Xml extends StreamReader2Delegate {

    private static final int MAX_DEPTH = 256;
    private static final int MAX_NAMES = 4_096;
    private static final int MAX_PREFIXES = 256;
    private static final int MAX_TOKEN = 1 << 20;
    private static final int RECENT = 256;

    private final TokenStream in;
    private final Set<String> names = new HashSet<>();
    /** Spares looking up names that come again and again. */
    private final String[] recent = new String[RECENT];
    private int depth;

    private Xml(XMLStreamReader2 reader, TokenStream in) {
        super(reader);
        this.in = in;
    }

    /** Closing the cursor does not close the stream. */
    static Xml read(InputStream in) throws XMLStreamException {
        TokenStream tokens = new TokenStream(in);
        return new Xml((XMLStreamReader2) factory().createXMLStreamReader(tokens), tokens);
    }

    /** @throws XMLStreamException also for a document type, and for what is too deep, too long or of too many names */
    @Override
    public int next() throws XMLStreamException {
        in.tokenBytes = 0;
        int event = super.next();
        switch (event) {
            case START_ELEMENT -> enter();
            case END_ELEMENT -> depth--;
            case DTD, ENTITY_REFERENCE -> throw new XMLStreamException(
                    "has a document type (DTD) or entities of its own, which no workbook has");
            default -> {
                // Texts, comments, instructions: bounded as tokens.
            }
        }
        return event;
    }

    /** Goes from an element's start to its end. */
    @Override
    public void skipElement() throws XMLStreamException {
        for (int open = 1; open > 0;) {
            int event = next();
            if (event == START_ELEMENT) {
                open++;
            } else if (event == END_ELEMENT) {
                open--;
            }
        }
    }

    private void enter() throws XMLStreamException {
        if (++depth > MAX_DEPTH) {
            throw new XMLStreamException("has elements in elements, more than " + MAX_DEPTH + " deep");
        }
        meet(getLocalName());
        for (int i = 0; i < getAttributeCount(); i++) {
            meet(getAttributeLocalName(i));
        }
        int prefixes = getNamespaceCount();
        if (prefixes > MAX_PREFIXES) {
            throw new XMLStreamException("has an element with more than " + MAX_PREFIXES + " prefixes");
        }
        for (int i = 0; i < prefixes; i++) {
            String prefix = getNamespacePrefix(i);
            meet(prefix == null ? "" : prefix);
        }
    }

    private void meet(String name) throws XMLStreamException {
        // Nearly all names of a sheet, and never many.
        if (name.length() == 1) {
            return;
        }
        int slot = name.hashCode() & RECENT - 1;
        if (recent[slot] != name) {
            recent[slot] = name;
            if (names.add(name) && names.size() > MAX_NAMES) {
                throw new XMLStreamException("has more than " + MAX_NAMES + " different names");
            }
        }
    }

    private static XMLInputFactory factory() {
        // Named here, not looked up: another parser on the class path must not change what a file means. And a new one
        // for each part, since a factory remembers all names that its parsers ever met.
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_COALESCING, Boolean.FALSE);
        return factory;
    }

    /** Ends when the parser takes too much for one token. */
    private static final class TokenStream extends FilterInputStream {
        private long tokenBytes;

        private TokenStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            tokenBytes += read;
            if (tokenBytes > MAX_TOKEN) {
                throw new IOException("has an element or a text of more than " + MAX_TOKEN + " bytes");
            }
        }
    }
}
