package dev.tillstream.ingest.deadletter;

import dev.tillstream.data.event.RecordHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where a dead letter came from, and why it is one, as far as its headers tell; null is what they don't tell.
 *
 * @param by which service refused it
 * @param reason as a phrase for people
 * @param column header of the column, or name of the field, at fault
 * @param file name of the file that it stood in
 * @param sha256 digest of the file
 * @param sheet of a workbook
 * @param line one-based, in its sheet or file
 * @param origin topic, partition and offset of a refused record
 */
record Provenance(String by, String reason, String column, String file, String sha256, String sheet, Integer line,
        String origin) {

    private static final int MAX_TEXT = 1_000;
    private static final String INGEST = "ingest";

    static Provenance of(Headers headers) {
        return new Provenance(text(headers, RecordHeaders.DEAD_LETTER_BY),
                text(headers, RecordHeaders.DEAD_LETTER_REASON), text(headers, RecordHeaders.DEAD_LETTER_COLUMN),
                text(headers, RecordHeaders.DEAD_LETTER_FILE), text(headers, RecordHeaders.DEAD_LETTER_SHA256),
                text(headers, RecordHeaders.DEAD_LETTER_SHEET), number(headers, RecordHeaders.DEAD_LETTER_LINE),
                text(headers, RecordHeaders.DEAD_LETTER_ORIGIN));
    }

    /** Whether it holds the cells of a file's row. */
    boolean isOfFile() {
        return INGEST.equals(by);
    }

    /** Headers of other systems' records may be of any length. */
    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        String text = header == null ? null : RecordHeaders.text(header.value());
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }

    private static Integer number(Headers headers, String name) {
        String text = text(headers, name);
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
