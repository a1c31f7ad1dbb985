package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what {@code generate} wrote with the JDK alone: what the rows must be, whatever ingest makes of them. */
final class Workbook implements AutoCloseable {

    private static final List<String> HEADERS = List.of("Invoice", "StockCode", "Description", "Quantity",
            "InvoiceDate", "Price", "Customer ID", "Country");
    private static final long SERIAL_EPOCH_MILLIS = Instant.parse("1899-12-30T00:00:00Z").toEpochMilli();
    private static final double DAY_MILLIS = 86_400_000;

    private final ZipFile zip;
    private final List<String> texts = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private Workbook(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
    }

    /** The rows of all sheets, in order. */
    static List<Row> rows(Path file) throws IOException, XMLStreamException {
        try (Workbook workbook = new Workbook(file)) {
            workbook.readTexts();
            int sheet = 1;
            while (workbook.readSheet(sheet)) {
                sheet++;
            }
            return workbook.rows;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void readTexts() throws IOException, XMLStreamException {
        try (InputStream in = zip.getInputStream(zip.getEntry("xl/sharedStrings.xml"))) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t")) {
                    texts.add(xml.getElementText());
                }
            }
        }
    }

    private boolean readSheet(int number) throws IOException, XMLStreamException {
        ZipEntry sheet = zip.getEntry("xl/worksheets/sheet" + number + ".xml");
        if (sheet == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(sheet)) {
            XMLStreamReader xml = reader(in);
            assertThat(nextRow(xml)).containsExactlyElementsOf(HEADERS);
            for (String[] cells = nextRow(xml); cells != null; cells = nextRow(xml)) {
                rows.add(row(cells));
            }
        }
        return true;
    }

    /** Null behind the last row. */
    private String[] nextRow(XMLStreamReader xml) throws XMLStreamException {
        String[] cells = new String[HEADERS.size()];
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                readCell(xml, cells);
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return cells;
            }
        }
        return null;
    }

    private void readCell(XMLStreamReader xml, String[] cells) throws XMLStreamException {
        int column = xml.getAttributeValue(null, "r").charAt(0) - 'A';
        boolean shared = "s".equals(xml.getAttributeValue(null, "t"));
        xml.nextTag();
        String value = xml.getElementText();
        cells[column] = shared ? texts.get(Integer.parseInt(value)) : value;
    }

    private static Row row(String[] cells) {
        long millis = SERIAL_EPOCH_MILLIS + Math.round(Double.parseDouble(cells[4]) * DAY_MILLIS);
        return new Row(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), Instant.ofEpochMilli(millis),
                Double.parseDouble(cells[5]), cells[6], cells[7]);
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory.createXMLStreamReader(in);
    }
}
