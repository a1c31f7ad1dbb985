package dev.tillstream.ingest.workbook;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.xml.stream.XMLStreamException;

import dev.tillstream.ingest.table.RowCells;

/**
 * A cursor over the rows of one worksheet's XML: straight from its bytes as long as they are plain, with an XML parser
 * from the first row on that is not. Not thread-safe.
 */
final class SheetReader implements Closeable {

    private static final byte[] DATA = "<sheetData>".getBytes(StandardCharsets.US_ASCII);
    /** What stands in front of the rows of a real sheet is far shorter. */
    private static final int MAX_HEAD = 1 << 18;

    private final InputStream in;
    private final CellValues values;
    private Xml xml;
    /** What stands in front of the rows, with the names that an XML parser needs to know for them. */
    private byte[] head;
    /** Null once an XML parser goes on. */
    private PlainRows plain;
    /** Null as long as the rows are plain, and for a sheet without rows. */
    private XmlRows rows;

    SheetReader(InputStream in, SharedStrings strings) throws XMLStreamException {
        this.in = in;
        this.values = new CellValues(strings);
        Recorder recorder = new Recorder(in);
        xml = Xml.read(recorder);
        if (XmlRows.enterData(xml)) {
            byte[] read = recorder.bytes();
            int end = (int) xml.getLocationInfo().getEndingByteOffset();
            if (read != null && endsWithData(read, end)) {
                head = Arrays.copyOf(read, end);
                plain = new PlainRows(new PushedBack(read, end, read.length, in), values);
            } else {
                rows = new XmlRows(xml, values, 0);
            }
        }
    }

    /**
     * Reads the next row that the sheet holds, empty or not.
     *
     * @return false if there is none
     * @throws XMLStreamException if the XML is damaged, or the stream fails under the parser
     */
    boolean next(RowCells row) throws XMLStreamException {
        if (plain != null) {
            PlainRows.Next next = plain.next(row);
            if (next != PlainRows.Next.OTHER) {
                return next == PlainRows.Next.ROW;
            }
            goOnWithXml();
        }
        return rows != null && rows.next(row);
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }

    private void goOnWithXml() throws XMLStreamException {
        xml.close();
        xml = Xml.read(new PushedBack(head, 0, head.length, plain.rest()));
        XmlRows.enterData(xml);
        rows = new XmlRows(xml, values, plain.line());
        plain = null;
    }

    /** Also whether a character is a byte there: other encodings write this differently. */
    private static boolean endsWithData(byte[] read, int end) {
        return end <= read.length && end >= DATA.length
                && Arrays.equals(read, end - DATA.length, end, DATA, 0, DATA.length);
    }

    /** Remembers the bytes that were read. */
    private static final class Recorder extends FilterInputStream {
        private ByteArrayOutputStream recorded = new ByteArrayOutputStream();

        private Recorder(InputStream in) {
            super(in);
        }

        /** Null if there were too many. */
        private byte[] bytes() {
            byte[] bytes = recorded == null ? null : recorded.toByteArray();
            recorded = null;
            return bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            if (read > 0 && recorded != null) {
                recorded.write(target, from, read);
                if (recorded.size() > MAX_HEAD) {
                    recorded = null;
                }
            }
            return read;
        }
    }
}
