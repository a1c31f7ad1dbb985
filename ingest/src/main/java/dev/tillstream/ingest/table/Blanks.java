package dev.tillstream.ingest.table;

/** White space as people see it: spreadsheets and web pages hold spaces that don't break, which Java's methods keep. */
public final class Blanks {

    private Blanks() {}

    static boolean isBlank(String text) {
        return start(text) == text.length();
    }

    /** The text without the blanks around it. */
    static String strip(String text) {
        int from = start(text);
        int to = text.length();
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static int start(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isBlank(char c) {
        // Most characters are these.
        if (c > ' ' && c < 0x7f) {
            return false;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
    }
}
