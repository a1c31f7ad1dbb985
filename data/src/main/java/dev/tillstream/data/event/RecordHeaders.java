package dev.tillstream.data.event;

import java.nio.charset.StandardCharsets;

/** The names of record headers, and the values of those that are fixed. All values are UTF-8 text. */
public final class RecordHeaders {
    /** Version of the value's form: a whole number as text. A consumer refuses those that it does not know. */
    public static final String SCHEMA_VERSION = "schema-version";
    /** What the value is, where a topic carries more than one thing: absent for a row. */
    public static final String TYPE = "type";
    /** {@link #TYPE} of an end-of-file mark. */
    public static final String END_OF_FILE = "end-of-file";

    /** Why a record is a dead letter, as a phrase for people. */
    public static final String DEAD_LETTER_REASON = "dead-letter-reason";
    /** Which service refused the record: {@code ingest} or {@code batcher}. */
    public static final String DEAD_LETTER_BY = "dead-letter-by";
    /** Name of the file that a refused row came from. */
    public static final String DEAD_LETTER_FILE = "dead-letter-file";
    /** Digest of that file, in lower-case hexadecimal. */
    public static final String DEAD_LETTER_SHA256 = "dead-letter-sha256";
    /** When the sending of that file began, in ISO-8601: tells one sending from another by force. */
    public static final String DEAD_LETTER_RUN = "dead-letter-run";
    /** Sheet of the refused row, where the file has sheets. */
    public static final String DEAD_LETTER_SHEET = "dead-letter-sheet";
    /** One-based line of the refused row in its sheet or file. */
    public static final String DEAD_LETTER_LINE = "dead-letter-line";
    /** Header of the column (or name of the field) at fault, where one is. */
    public static final String DEAD_LETTER_COLUMN = "dead-letter-column";
    /** Length of a refused record's value in bytes, where the dead letter holds its beginning only. */
    public static final String DEAD_LETTER_CUT = "dead-letter-cut";
    /** Topic, partition and offset of a refused record, as {@code topic-partition@offset}. */
    public static final String DEAD_LETTER_ORIGIN = "dead-letter-origin";
    /** Id of the dead letter that a row was made of; other rows have none. */
    public static final String REPAIR_OF = "repair-of";

    private RecordHeaders() {}

    /** A header's value. */
    public static byte[] value(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A header's value. */
    public static byte[] value(long number) {
        return value(Long.toString(number));
    }

    /** The text of a header's value; null for null. */
    public static String text(byte[] value) {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
