package dev.tillstream.ingest.table;

/** Texts of a file where they are shown to people: in messages, receipts and counts. */
public final class ShownText {

    private static final String CUT = "…";

    private ShownText() {}

    /** The text, or its beginning and an ellipsis if it is longer; never half of a character. */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
