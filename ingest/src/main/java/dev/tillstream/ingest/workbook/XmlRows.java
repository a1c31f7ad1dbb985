package dev.tillstream.ingest.workbook;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import dev.tillstream.ingest.table.CellType;
import dev.tillstream.ingest.table.RowCells;

/**
 * The rows of a worksheet, in whatever XML they are written. It takes what the format's writers leave out: references of
 * rows and cells, empty rows and cells, the order of attributes. Not thread-safe.
 */
final class XmlRows {

    private static final String NOT_CALCULATED = "#NOT CALCULATED";

    private final Xml xml;
    private final CellValues values;
    private final CellAttributes attributes = new CellAttributes();
    private final StringBuilder inline = new StringBuilder();
    private int line;

    /**
     * @param xml behind the start of {@code sheetData}
     * @param line of the row before
     */
    XmlRows(Xml xml, CellValues values, int line) {
        this.xml = xml;
        this.values = values;
        this.line = line;
    }

    /** @return false if there is none */
    static boolean enterData(Xml xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sheetData")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads the next row that the sheet holds, empty or not.
     *
     * @return false if there is none
     */
    boolean next(RowCells row) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("row")) {
                    readRow(row);
                    return true;
                }
                xml.skipElement();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                // The end of the data: what follows (merged cells, filters, drawings) holds no rows.
                return false;
            }
        }
        return false;
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
        values.put(row, column, type, begin);
    }

    private XMLStreamException tooLong() {
        return new XMLStreamException("row " + line + " is too long");
    }
}
