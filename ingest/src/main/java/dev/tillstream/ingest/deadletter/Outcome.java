package dev.tillstream.ingest.deadletter;

import java.time.Instant;

/** What became of a repair or a replay. */
sealed interface Outcome {

    /** It is committed. */
    record Done(LetterCase result) implements Outcome {}

    /** There is no such letter. */
    record NoSuchLetter() implements Outcome {}

    /**
     * The fields make no row.
     *
     * @param field the one at fault, or null when the row as a whole is
     * @param why as a phrase for people
     */
    record Refused(String field, String why) implements Outcome {}

    /** A row can't be sent before it is made. */
    record NotRepaired() implements Outcome {}

    /** The row was sent already, and can't be changed or sent again. */
    record AlreadyReplayed(Instant at) implements Outcome {}
}
