package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

import dev.tillstream.ingest.detect.InputFile;

/**
 * The ingestion of one file.
 *
 * @param file name of the file, without its folder
 * @param path where it is
 * @param origin how it came
 * @param forced whether it is sent although its content was sent before
 * @param sha256 digest of the content; null until it has been read
 */
public record Job(UUID id, String file, Path path, Origin origin, boolean forced, Instant queuedAt, String sha256,
        JobState state) {

    /** How a file came in. */
    public enum Origin {
        CONFIGURED, UPLOADED
    }

    static Job queued(Path path, Origin origin, boolean forced) {
        return new Job(UUID.randomUUID(), InputFile.name(path), path, origin, forced, Instant.now(), null,
                new JobState.Queued());
    }

    Job with(JobState newState) {
        return new Job(id, file, path, origin, forced, queuedAt, sha256, newState);
    }

    Job identified(String digest) {
        return new Job(id, file, path, origin, forced, queuedAt, digest, state);
    }

    /** Whether nothing more will happen to it. */
    public boolean isFinished() {
        return !(state instanceof JobState.Queued || state instanceof JobState.Running);
    }
}
