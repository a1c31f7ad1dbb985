package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * How far a file has been read; committed in one Kafka transaction with the rows it speaks of.
 *
 * @param file name of the file, without its folder
 * @param sha256 digest of the file, in lower-case hexadecimal
 * @param dataset what the file holds
 * @param topic where its rows go
 * @param read data rows read so far; a resumed reader skips as many
 * @param published rows sent to the topic
 * @param refused rows sent to the dead letters
 * @param complete whether the file was read to its end
 * @param sheets the same by sheet, in the order of the file
 * @param startedAt when reading began first
 * @param updatedAt when this was written
 */
public record ReadingPosition(
        String file,
        String sha256,
        String dataset,
        String topic,
        long read,
        long published,
        long refused,
        boolean complete,
        List<SheetCounts> sheets,
        Instant startedAt,
        Instant updatedAt) {

    public ReadingPosition {
        requireNonNull(file, "file");
        requireNonNull(sha256, "sha256");
        requireNonNull(dataset, "dataset");
        requireNonNull(topic, "topic");
        // Positions of earlier versions have none.
        sheets = sheets == null ? List.of() : List.copyOf(sheets);
        if (read != published + refused) {
            throw new IllegalArgumentException(
                    "rows read (" + read + ") are not those published (" + published + ") and refused (" + refused
                            + ")");
        }
    }

    /** Files are told apart by their content and by where their rows go, not by name. */
    public String key() {
        return topic + "/" + sha256;
    }
}
