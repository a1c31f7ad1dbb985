package dev.tillstream.ingest.workbook;

/**
 * The format's own escapes for characters that XML can't hold: {@code _x000D_} is a carriage return, and
 * {@code _x005F_x000D_} is the text {@code _x000D_} itself.
 */
final class EscapedText {

    private static final int LENGTH = "_x000D_".length();
    private static final char HALF_A_CHARACTER = '\ufffd';

    private EscapedText() {}

    /** The text without escapes. Halves of characters outside the basic plane are replaced, since no UTF-8 has them. */
    static String decode(String text) {
        int escape = find(text, 0);
        if (escape < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int from = 0;
        while (escape >= 0) {
            decoded.append(text, from, escape).append((char) hex(text, escape));
            from = escape + LENGTH;
            escape = find(text, from);
        }
        return whole(decoded.append(text, from, text.length()));
    }

    private static int find(String text, int from) {
        for (int at = text.indexOf("_x", from); at >= 0; at = text.indexOf("_x", at + 1)) {
            if (at + LENGTH <= text.length() && text.charAt(at + LENGTH - 1) == '_' && hex(text, at) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** The number of an escape, or -1 if it is none. */
    private static int hex(String text, int escape) {
        int number = 0;
        for (int i = escape + 2; i < escape + LENGTH - 1; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    private static String whole(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                i++;
            } else {
                text.setCharAt(i, HALF_A_CHARACTER);
            }
        }
        return text.toString();
    }
}
