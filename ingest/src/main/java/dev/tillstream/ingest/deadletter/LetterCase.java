package dev.tillstream.ingest.deadletter;

import java.util.Optional;

import dev.tillstream.data.event.Repair;

/**
 * A dead letter and what was made of it.
 *
 * @param repair the latest
 */
record LetterCase(Letter letter, Optional<Repair> repair) {

    LetterState state() {
        return repair.isEmpty()
                ? LetterState.OPEN
                : repair.get().replay() == null ? LetterState.REPAIRED : LetterState.REPLAYED;
    }
}
