package dev.tillstream.ingest.workbook;

/** Where in a sheet's XML an ASCII character may stand without a parser having to look at it. Bytes above are nowhere. */
final class PlainCharacters {

    private static final int IN_VALUE = 1;
    private static final int IN_ATTRIBUTE = 2;
    private static final int IN_NAME = 4;
    private static final byte[] CLASSES = new byte[128];

    static {
        for (int c = ' '; c < 127; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean markup = c == '<' || c == '&';
            CLASSES[c] = (byte) ((markup || c == ']' ? 0 : IN_VALUE) | (markup || c == '"' ? 0 : IN_ATTRIBUTE)
                    | (letter || c >= '0' && c <= ':' || c == '_' || c == '-' || c == '.' ? IN_NAME : 0));
        }
    }

    private PlainCharacters() {}

    static boolean inValue(byte b) {
        return b >= 0 && (CLASSES[b] & IN_VALUE) != 0;
    }

    /** Between double quotes. */
    static boolean inAttribute(byte b) {
        return b >= 0 && (CLASSES[b] & IN_ATTRIBUTE) != 0;
    }

    static boolean inName(byte b) {
        return b >= 0 && (CLASSES[b] & IN_NAME) != 0;
    }

    /** Of a character in a name: whether it may be the first one. */
    static boolean beginsName(byte b) {
        return b >= 'A';
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
