package dev.tillstream.ingest.deadletter;

import static java.util.Objects.requireNonNull;

/**
 * A field on its way into a repaired row.
 *
 * @param name as it was given
 * @param value the text, or the number as it was written; null for no value
 * @param isNumber whether the value is a number
 * @param fault why it can't be a value, as a phrase for people; null if it can
 */
record DraftField(String name, String value, boolean isNumber, String fault) {

    DraftField {
        requireNonNull(name, "name");
    }

    static DraftField text(String name, String value) {
        return new DraftField(name, value, false, null);
    }

    static DraftField number(String name, String value) {
        return new DraftField(name, value, true, null);
    }

    static DraftField unusable(String name, String fault) {
        return new DraftField(name, null, false, requireNonNull(fault));
    }
}
