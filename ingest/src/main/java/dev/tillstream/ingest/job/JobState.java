package dev.tillstream.ingest.job;

import java.time.Duration;
import java.time.Instant;

import dev.tillstream.data.event.ReadingPosition;
import dev.tillstream.ingest.publish.IngestionProgress;
import dev.tillstream.ingest.publish.RowCounts;

/** Where a job stands. All but the first two are final. */
public sealed interface JobState {

    /** Waits for the jobs before it. */
    record Queued() implements JobState {}

    /** At work; {@code progress} is that of the last commit. */
    record Running(Instant since, IngestionProgress progress) implements JobState {}

    /** All rows are sent: the job's receipt. */
    record Completed(Instant at, RowCounts counts, Duration took, long rowsPerSecond) implements JobState {}

    /** The same content went to the same topic before: nothing was sent. */
    record AlreadyIngested(Instant at, ReadingPosition position) implements JobState {}

    /** The file is bad or Kafka refused it; {@code counts} are the rows sent before that. */
    record Failed(Instant at, String reason, RowCounts counts) implements JobState {}

    /** The service stopped first; ingesting the file again goes on behind these rows. */
    record Stopped(Instant at, RowCounts counts) implements JobState {}
}
