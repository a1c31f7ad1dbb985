package dev.tillstream.ingest.corpus;

import java.util.List;

/**
 * The file is refused with a message that names the file and the sheet and holds these words.
 *
 * @param sheet the sheet at fault, or null when the file as a whole is
 * @param rowsBefore rows that were sent before the damage was met
 */
record Refusal(String sheet, List<String> words, int rowsBefore) implements Expected {

    static Refusal of(String... words) {
        return new Refusal(null, List.of(words), 0);
    }

    static Refusal inSheet(String sheet, String... words) {
        return new Refusal(sheet, List.of(words), 0);
    }

    Refusal afterRows(int rows) {
        return new Refusal(sheet, words, rows);
    }
}
