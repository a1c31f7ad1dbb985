package dev.tillstream.ingest.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * A cursor over the rows of one worksheet's XML. It takes what the format's writers leave out: references of rows and
 * cells, empty rows and cells, the order of attributes. Not thread-safe.
 */
final class SheetReader implements Closeable {

    /** What a cell shows that refers to a text which the workbook does not have. */
    static final String NO_SHARED_STRING = "#NO SHARED STRING";
    private static final String NOT_CALCULATED = "#NOT CALCULATED";

    private final InputStream in;
    private final Xml xml;
    private final SharedStrings strings;
    private final CellAttributes attributes = new CellAttributes();
    private final StringBuilder inline = new StringBuilder();
    private boolean inData;
    private int line;

    SheetReader(InputStream in, SharedStrings strings) throws XMLStreamException {
        this.in = in;
        this.xml = Xml.read(in);
        this.strings = strings;
    }

    /**
     * Reads the next row that the sheet holds, empty or not.
     *
     * @return false if there is none
     * @throws XMLStreamException also when the stream fails
     */
    boolean next(RowCells row) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!inData) {
                    inData = xml.getLocalName().equals("sheetData");
                } else if (xml.getLocalName().equals("row")) {
                    readRow(row);
                    return true;
                } else {
                    xml.skipElement();
                }
            } else if (inData && event == XMLStreamConstants.END_ELEMENT) {
                // The end of the data: what follows (merged cells, filters, drawings) holds no rows.
                return false;
            }
        }
        return false;
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

    private void readRow(RowCells row) throws XMLStreamException {
        line = attributes.line(xml, line + 1);
        row.start(line);
        int column = -1;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("c")) {
                column = attributes.read(xml, column + 1);
                if (column >= RowCells.MAX_COLUMNS) {
                    throw new XMLStreamException("row " + line + " has a cell beyond the last column (XFD)");
                }
                readCell(row, column, attributes.type());
            } else {
                xml.skipElement();
            }
        }
    }

    private void readCell(RowCells row, int column, CellAttributes.Type type) throws XMLStreamException {
        boolean calculated = true;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "v" -> readValue(row, column, type);
                case "is" -> readInline(row, column);
                case "f" -> {
                    calculated = false;
                    xml.skipElement();
                }
                default -> xml.skipElement();
            }
        }
        // A text may be empty, but what no program has calculated must not pass for an empty cell.
        if (!calculated && type != CellAttributes.Type.TEXT && row.type(column) == CellType.BLANK) {
            row.put(column, CellType.ERROR, NOT_CALCULATED);
        }
    }

    private void readInline(RowCells row, int column) throws XMLStreamException {
        inline.setLength(0);
        RichText.append(xml, inline);
        if (!row.reserve(inline.length())) {
            throw tooLong();
        }
        row.put(column, CellType.TEXT, EscapedText.decode(inline.toString()));
    }

    private void readValue(RowCells row, int column, CellAttributes.Type type) throws XMLStreamException {
        int begin = row.begin();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (RichText.isText(event)) {
                if (!row.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength())) {
                    throw tooLong();
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                xml.skipElement();
            }
        }
        switch (type) {
            case SHARED -> readShared(row, column, begin);
            case BOOLEAN -> readBoolean(row, column, begin);
            case TEXT -> readText(row, column, begin);
            default -> row.end(column, type.cell(), begin);
        }
    }

    private void readShared(RowCells row, int column, int begin) {
        String text = strings.get(wholeNumber(row.characters(), begin, row.begin()));
        if (text != null) {
            row.put(column, CellType.TEXT, text);
        } else {
            row.put(column, CellType.ERROR, NO_SHARED_STRING);
        }
    }

    private static void readText(RowCells row, int column, int begin) {
        if (row.begin() > begin) {
            String text = new String(row.characters(), begin, row.begin() - begin);
            row.put(column, CellType.TEXT, EscapedText.decode(text));
        }
    }

    private static void readBoolean(RowCells row, int column, int begin) {
        if (row.begin() > begin) {
            row.put(column, CellType.BOOLEAN, "1tT".indexOf(row.characters()[begin]) >= 0 ? "TRUE" : "FALSE");
        }
    }

    private XMLStreamException tooLong() {
        return new XMLStreamException("row " + line + " is too long");
    }

    /** The number, or -1 if it is none. */
    private static int wholeNumber(char[] characters, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9 || number > 100_000_000) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return from == to ? -1 : number;
    }
}
