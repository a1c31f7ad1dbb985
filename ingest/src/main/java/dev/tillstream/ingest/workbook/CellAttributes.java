package dev.tillstream.ingest.workbook;

import javax.xml.stream.XMLStreamException;

import dev.tillstream.ingest.table.CellType;
import org.codehaus.stax2.typed.TypedValueDecoder;

/** Reads the attributes of rows and cells out of the parser's buffer, without a string for each. Not thread-safe. */
final class CellAttributes {

    /** The type of a cell's value, as its attribute {@code t} says. */
    enum Type {
        NUMBER(CellType.NUMBER), SHARED(CellType.TEXT), TEXT(CellType.TEXT), BOOLEAN(CellType.BOOLEAN), ERROR(
                CellType.ERROR);

        private final CellType cell;

        Type(CellType cell) {
            this.cell = cell;
        }

        CellType cell() {
            return cell;
        }
    }

    private final Reference reference = new Reference();
    private final TypeCode typeCode = new TypeCode();

    /** The row's one-based number, or the given one where the row does not say or says nonsense. */
    int line(Xml xml, int expected) throws XMLStreamException {
        int at = find(xml, 'r');
        if (at < 0) {
            return expected;
        }
        xml.getAttributeAs(at, reference);
        boolean sound = reference.row > 0 && reference.row < Reference.BEYOND && reference.column == 0;
        return sound ? reference.row : expected;
    }

    /** Reads a cell's attributes; returns its zero-based column, or the given one where the cell does not say. */
    int read(Xml xml, int expected) throws XMLStreamException {
        int column = expected;
        typeCode.type = Type.NUMBER;
        int count = xml.getAttributeCount();
        for (int i = 0; i < count; i++) {
            String name = xml.getAttributeLocalName(i);
            if (name.length() != 1) {
                continue;
            }
            if (name.charAt(0) == 'r') {
                xml.getAttributeAs(i, reference);
                column = reference.column > 0 ? reference.column - 1 : expected;
            } else if (name.charAt(0) == 't') {
                xml.getAttributeAs(i, typeCode);
            }
        }
        return column;
    }

    /** The type of the cell that was read last. */
    Type type() {
        return typeCode.type;
    }

    private static int find(Xml xml, char name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String candidate = xml.getAttributeLocalName(i);
            if (candidate.length() == 1 && candidate.charAt(0) == name) {
                return i;
            }
        }
        return -1;
    }

    /** {@code AB12}: column 28, row 12; either part may be missing (zero), both are in what is no reference. */
    private static final class Reference extends TypedValueDecoder {
        private static final int BEYOND = 1_000_000_000;
        private int column;
        private int row;

        @Override
        public void decode(char[] buffer, int start, int end) {
            column = 0;
            row = 0;
            for (int i = start; i < end; i++) {
                char c = buffer[i];
                if (c >= '0' && c <= '9') {
                    row = Math.min(BEYOND, row < BEYOND / 10 ? row * 10 + c - '0' : BEYOND);
                } else if (c >= 'A' && c <= 'Z') {
                    column = column < BEYOND / 26 ? column * 26 + c - 'A' + 1 : BEYOND;
                } else {
                    handleEmptyValue();
                    return;
                }
            }
        }

        @Override
        public void decode(String text) {
            decode(text.toCharArray(), 0, text.length());
        }

        @Override
        public void handleEmptyValue() {
            column = 0;
            row = 0;
        }
    }

    private static final class TypeCode extends TypedValueDecoder {
        private Type type;

        @Override
        public void decode(char[] buffer, int start, int end) {
            boolean single = end - start == 1;
            switch (buffer[start]) {
                case 's' -> type = single ? Type.SHARED : Type.TEXT;
                case 'b' -> type = Type.BOOLEAN;
                case 'e' -> type = Type.ERROR;
                case 'n' -> type = Type.NUMBER;
                // inlineStr, str and d (an ISO date) are texts all three.
                default -> type = Type.TEXT;
            }
        }

        @Override
        public void decode(String text) {
            decode(text.toCharArray(), 0, text.length());
        }

        @Override
        public void handleEmptyValue() {
            type = Type.NUMBER;
        }
    }
}
