package dev.tillstream.ingest.publish;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

import dev.tillstream.data.event.Topics;

/**
 * The topics that a file's rows and what is known about them go to.
 *
 * @param rows rows and end-of-file marks
 * @param deadLetters refused rows
 * @param positions compacted: how far each file has been read
 * @param progress compacted: counters
 */
public record IngestTopics(String rows, String deadLetters, String positions, String progress) {
    public IngestTopics {
        requireNonNull(rows, "rows");
        requireNonNull(deadLetters, "deadLetters");
        requireNonNull(positions, "positions");
        requireNonNull(progress, "progress");
    }

    /** With the usual name for the dead letters where none is given. */
    public static IngestTopics of(String rows, Optional<String> deadLetters, String positions, String progress) {
        return new IngestTopics(rows, deadLetters.orElse(rows + Topics.DEAD_LETTER_SUFFIX), positions, progress);
    }
}
