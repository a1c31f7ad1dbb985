package dev.tillstream.data.event;

import static java.util.Objects.requireNonNull;

/**
 * The mark behind a file's last row, once on each partition of the row topic.
 *
 * @param file name of the file, without its folder
 * @param sha256 digest of the file
 * @param published rows of the file that were published, over all partitions
 */
public record EndOfFile(String file, String sha256, long published) {
    public EndOfFile {
        requireNonNull(file, "file");
        requireNonNull(sha256, "sha256");
    }
}
