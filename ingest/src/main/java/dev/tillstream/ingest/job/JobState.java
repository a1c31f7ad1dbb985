package dev.tillstream.ingest.job;

import java.time.Instant;

import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.RowCounts;

/** Where a job stands. All but the first two are final. */
public sealed interface JobState {

    /** Waits for the jobs before it. */
    record Queued() implements JobState {}

    /** At work; {@code progress} is that of the last commit. */
    record Running(Instant since, IngestionProgress progress) implements JobState {
        static Running now() {
            return new Running(Instant.now(), IngestionProgress.NONE);
        }
    }

    /** All rows are sent: the job's receipt. */
    record Completed(Instant at, RowCounts counts, long rowsPerSecond) implements JobState {}

    /** The same content went to the same topic before: nothing was sent; {@code counts} are those of that time. */
    record AlreadyIngested(Instant at, RowCounts counts) implements JobState {
        AlreadyIngested(Instant at, ReadingPosition position) {
            this(at, RowCounts.of(position));
        }
    }

    /** The file is bad or Kafka refused it; {@code counts} are the rows sent before that. */
    record Failed(Instant at, String reason, RowCounts counts) implements JobState {}

    /** Somebody cancelled it; {@code counts} are the rows sent before that. */
    record Cancelled(Instant at, RowCounts counts) implements JobState {}

    /** The service stopped first; ingesting the file again goes on behind these rows. */
    record Stopped(Instant at, RowCounts counts) implements JobState {}
}
