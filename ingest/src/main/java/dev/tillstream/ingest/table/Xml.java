package dev.tillstream.ingest.table;

import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Cursors over the XML parts of a workbook. No part of a workbook has a document type, so that one is refused, and with
 * it every entity beyond the five of XML itself.
 */
final class Xml {

    private static final XMLInputFactory2 FACTORY = factory();

    private Xml() {}

    static XMLStreamReader2 read(InputStream in) throws XMLStreamException {
        return (XMLStreamReader2) FACTORY.createXMLStreamReader(in);
    }

    /**
     * As {@link XMLStreamReader2#next()}.
     *
     * @throws XMLStreamException also for a document type
     */
    static int next(XMLStreamReader2 xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("has a document type (DTD) or entities of its own, which no workbook has");
        }
        return event;
    }

    /** Goes from an element's start to its end. */
    static void skipElement(XMLStreamReader2 xml) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private static XMLInputFactory2 factory() {
        // Named here, not looked up: another parser on the class path must not change what a file means.
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_COALESCING, Boolean.FALSE);
        return factory;
    }
}
