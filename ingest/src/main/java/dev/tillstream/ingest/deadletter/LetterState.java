package dev.tillstream.ingest.deadletter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a dead letter is on its way back. */
enum LetterState {
    /** Nobody has made a row of it. */
    OPEN,
    /** A row was made of it, but not sent. */
    REPAIRED,
    /** Its row was sent: the end. */
    REPLAYED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LetterState> named(String text) {
        return Arrays.stream(values()).filter(state -> state.text().equals(text)).findFirst();
    }
}
