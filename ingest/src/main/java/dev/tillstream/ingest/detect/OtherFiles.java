package dev.tillstream.ingest.detect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files of other kinds, by how they begin, for those that are sent in the place of a table. */
final class OtherFiles {

    /** How much of a file is looked at. */
    static final int START = 512;

    private static final String SAVE = ", not a table: save the table as .xlsx or .csv";
    private static final String UNPACK = ": unpack it and give the tables in it";
    private static final List<Kind> BINARY = List.of(new Kind("%PDF-", "is a PDF document" + SAVE),
            new Kind("\u0089PNG", "is a picture" + SAVE), new Kind("\u00ff\u00d8\u00ff", "is a picture" + SAVE),
            new Kind("GIF8", "is a picture" + SAVE), new Kind("PAR1", "is a Parquet file" + SAVE),
            new Kind("SQLite format 3\0", "is an SQLite database" + SAVE),
            new Kind("7z\u00bc\u00af", "is a 7z archive" + UNPACK), new Kind("Rar!\u001a", "is a RAR archive" + UNPACK),
            new Kind("BZh", "is a bzip2 archive" + UNPACK), new Kind("\u00fd7zXZ", "is an xz archive" + UNPACK),
            new Kind("\u0028\u00b5\u002f\u00fd", "is a zstd archive" + UNPACK));
    private static final Pattern WEB_PAGE = Pattern.compile("<(!doctype html|html|head|body|meta|table|title)\\b.*",
            Pattern.DOTALL);
    private static final Pattern XML = Pattern.compile("<\\?xml\\b.*", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("(\\{\\s*(\"|\\})|\\[\\s*[\\[{]).*", Pattern.DOTALL);
    private static final String OPEN_IN_EXCEL = ": open it in Excel and save it as .xlsx";

    /** @param start its first bytes, as characters of ISO-8859-1 */
    private record Kind(String start, String advice) {}

    private OtherFiles() {}

    /** What to tell the sender of a file that begins like this; null if it may be a table. */
    static String advice(byte[] start) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        for (Kind kind : BINARY) {
            if (bytes.startsWith(kind.start)) {
                return kind.advice;
            }
        }
        String text = new String(start, StandardCharsets.UTF_8).replace("\ufeff", "").strip().toLowerCase(Locale.ROOT);
        if (WEB_PAGE.matcher(text).matches()) {
            return "is a web page" + OPEN_IN_EXCEL;
        }
        if (XML.matcher(text).matches()) {
            return "is an XML file" + OPEN_IN_EXCEL;
        }
        return JSON.matcher(text).matches() ? "is a JSON file" + SAVE : null;
    }
}
