package dev.tillstream.ingest.pace;

import dev.tillstream.data.dataset.RowOutcome;

/** How fast the rows of one file follow each other. Made anew for each file; not thread-safe. */
public interface Pace {

    /** How long to wait before the row is sent, in nanoseconds; zero or less for not at all. */
    long nanosBefore(RowOutcome<?> outcome);
}
