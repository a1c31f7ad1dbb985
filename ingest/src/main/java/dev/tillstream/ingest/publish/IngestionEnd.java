package dev.tillstream.ingest.publish;

import java.time.Duration;

import dev.tillstream.data.event.ReadingPosition;

/** How the ingestion of a sound file ended. */
public sealed interface IngestionEnd {

    /** All rows were sent, and committed; time and speed are those of the last run, where there were several. */
    record Completed(RowCounts counts, Duration took, long rowsPerSecond) implements IngestionEnd {}

    /** A file of the same content had been sent to the same topic before; nothing was sent. */
    record AlreadyIngested(ReadingPosition position) implements IngestionEnd {}

    /** Asked to stop: what was sent is committed, and another run goes on behind it. */
    record Stopped(RowCounts counts) implements IngestionEnd {}
}
