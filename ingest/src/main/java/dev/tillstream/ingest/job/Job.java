package dev.tillstream.ingest.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.ingest.detect.InputFile;

/**
 * The ingestion of one file.
 *
 * @param file name of the file, without its folder
 * @param path where it is; null for a job of an earlier life of the service
 * @param order what was asked for
 * @param content what the file holds, as far as that is known
 */
public record Job(UUID id, String file, Path path, Order order, Instant queuedAt, Content content, JobState state) {

    /** How a file came in. */
    public enum Origin {
        CONFIGURED, DROPPED, UPLOADED, REMEMBERED
    }

    /**
     * What was asked for.
     *
     * @param forced whether it is sent although its content was sent before
     * @param dataset what the file must hold; found out from the file if it is not given
     * @param since when it was asked for, where that was in an earlier life of the service, which may have done it: its
     *            sending began after this
     */
    public record Order(Origin origin, boolean forced, Optional<Dataset<?>> dataset, Optional<Instant> since) {
        Order(Origin origin, boolean forced, Optional<Dataset<?>> dataset) {
            this(origin, forced, dataset, Optional.empty());
        }

        static Order of(Origin origin) {
            return new Order(origin, false, Optional.empty());
        }

        /** The file is sent although it was sent before, if that sending began before this time. */
        Instant again() {
            return forced ? since.orElse(Instant.MAX) : Instant.MIN;
        }
    }

    /**
     * What a file holds; null is what is not known yet.
     *
     * @param sha256 digest of the content
     * @param dataset its name
     * @param topic where the rows go
     * @param startedAt when the sending began, in whichever life of the service
     * @param ignoredColumns headers that no column of the dataset has
     */
    public record Content(String sha256, String dataset, String topic, Instant startedAt,
            List<String> ignoredColumns) {
        static final Content UNKNOWN = new Content(null, null, null, null, List.of());

        Content identified(String digest) {
            return new Content(digest, dataset, topic, startedAt, ignoredColumns);
        }
    }

    static Job queued(Path path, Order order) {
        return new Job(UUID.randomUUID(), InputFile.name(path), path, order, Instant.now(), Content.UNKNOWN,
                new JobState.Queued());
    }

    Job with(JobState newState) {
        return new Job(id, file, path, order, queuedAt, content, newState);
    }

    Job with(Content newContent) {
        return new Job(id, file, path, order, queuedAt, newContent, state);
    }

    /** Whether nothing more will happen to it. */
    public boolean isFinished() {
        return !(state instanceof JobState.Queued || state instanceof JobState.Running);
    }
}
